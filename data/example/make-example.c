/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * make-example OUT FILE… draws the named papers of the invented worker into the folder OUT; the table below says how each is made.
 * The same bytes come out each time: no clock, no random source, fixed dates. Runs when Jalon is built, and is not installed.
 * make-example --to-sign FILE draws the one paper whose signed copy is committed (see sign.py).
 */
#include "paper.h"
#include "scan.h"

#include <cairo-pdf.h>
#include <qpdf/qpdf-c.h>
#include <string.h>

typedef enum { LOOK_DIGITAL, LOOK_SCAN, LOOK_PHOTO, LOOK_SCREEN } Look;
typedef enum { FAULT_NONE, FAULT_LOCKED, FAULT_DAMAGED } Fault;

typedef struct {
  const char *file;
  DrawPage    draw;
  int         pages;
  Look        look;
  Fault       fault;
  const char *made;    /* creation date in the file */
  const char *creator;
  double      width_pt, height_pt;
  Scan        scan;
  Photo       photo;
} Paper;

#define A4 A4_WIDTH, A4_HEIGHT
#define CARD 242.6, 153.0

static const Paper papers[] = {
  { "IMG_20261102_181204.jpg", draw_card_front, 1, LOOK_PHOTO, FAULT_NONE, NULL, NULL, CARD,
    .photo = { 2016, 1512, { { 0.13, 0.16 }, { 0.87, 0.13 }, { 0.9, 0.84 }, { 0.11, 0.81 } }, 0x8a6a4a, 9, 84, FALSE, 11 } },
  { "IMG_20261102_181231.jpg", draw_card_back, 1, LOOK_PHOTO, FAULT_NONE, NULL, NULL, CARD,
    .photo = { 2016, 1512, { { 0.1, 0.14 }, { 0.88, 0.17 }, { 0.89, 0.85 }, { 0.12, 0.86 } }, 0x8a6a4a, 9, 84, TRUE, 12 } },
  { "passeport.pdf", draw_passport, 2, LOOK_SCAN, FAULT_NONE, "2026-11-03T10:21:00+01:00", "Copieur Exemple 300", A4,
    .scan = { A4, 200, TRUE, 0.7, 7, 80, 0, 21 } },
  { "facture-electricite-2026-10.pdf", draw_electricity_bill, 2, LOOK_DIGITAL, FAULT_NONE, "2026-10-28T04:10:00+01:00",
    "Facturation Exemple 4.2", A4 },
  { "IMG_20260309_200145.jpg", draw_rent_receipt, 1, LOOK_PHOTO, FAULT_NONE, NULL, NULL, A4,
    .photo = { 1512, 2016, { { 0.07, 0.05 }, { 0.93, 0.07 }, { 0.97, 0.95 }, { 0.03, 0.93 } }, 0x55483c, 11, 80, FALSE, 31 } },
  { "contrat-cdi.pdf", draw_contract, 4, LOOK_DIGITAL, FAULT_NONE, "2025-02-24T11:30:00+01:00", "Bureau Exemple 7", A4 },
  { "avenant-2026-02.pdf", draw_amendment, 1, LOOK_DIGITAL, FAULT_DAMAGED, "2026-02-27T16:05:00+01:00", "Bureau Exemple 7", A4 },
  { "attestation-employeur.pdf", draw_employer_attestation, 1, LOOK_SCAN, FAULT_NONE, "2026-11-09T17:48:00+01:00", "Copieur Exemple 300", A4,
    .scan = { A4, 200, TRUE, -0.9, 8, 72, 0, 41 } },
  { "bulletin-2026-06.pdf", draw_payslip_june, 1, LOOK_DIGITAL, FAULT_NONE, "2026-06-30T08:00:00+02:00", "Paie Exemple 12", A4 },
  { "bulletin-2026-07.pdf", draw_payslip_july, 1, LOOK_DIGITAL, FAULT_LOCKED, "2026-07-31T08:00:00+02:00", "Paie Exemple 12", A4 },
  { "bulletin-2026-08.pdf", draw_payslip_august, 1, LOOK_SCAN, FAULT_NONE, "2026-11-03T10:25:00+01:00", "Copieur Exemple 300", A4,
    .scan = { A4, 200, FALSE, 0.5, 9, 72, 1, 51 } },
  { "bulletin-2026-10.pdf", draw_payslip_october, 1, LOOK_DIGITAL, FAULT_NONE, "2026-10-30T08:00:00+01:00", "Paie Exemple 12", A4 },
  { "avis-impot-2026.pdf", draw_tax_notice, 3, LOOK_SCAN, FAULT_NONE, "2026-11-03T10:31:00+01:00", "Copieur Exemple 300", A4,
    .scan = { A4, 300, TRUE, -0.4, 13, 95, 0, 61 } },
  { "contrat-engagement.pdf", draw_engagement, 2, LOOK_SCAN, FAULT_NONE, "2026-11-20T18:12:00+01:00", "Copieur Exemple 300", A4,
    .scan = { A4, 200, FALSE, 1.2, 9, 70, 0, 71 } },
  { "ticket-ephoto.jpg", draw_ephoto, 1, LOOK_PHOTO, FAULT_NONE, NULL, NULL, 226.8, 425,
    .photo = { 1200, 1600, { { 0.2, 0.05 }, { 0.8, 0.06 }, { 0.79, 0.95 }, { 0.19, 0.94 } }, 0x3d4a52, 10, 82, FALSE, 81 } },
  { "ancien-titre-2025.pdf", draw_old_card, 1, LOOK_SCAN, FAULT_NONE, "2026-02-02T09:14:00+01:00", "Copieur Exemple 300", A4,
    .scan = { A4, 200, TRUE, -0.6, 7, 78, 0, 91 } },
  { "attestation-integration.pdf", draw_integration, 1, LOOK_SCAN, FAULT_NONE, "2024-09-20T15:40:00+02:00", "Copieur Exemple 300", A4,
    .scan = { A4, 150, FALSE, 0.8, 10, 68, 0, 101 } },
  { "confirmation-depot-2025.png", draw_deposit, 1, LOOK_SCREEN, FAULT_NONE, NULL, NULL, 390, 620 },
  { "lettre-explication.pdf", draw_letter, 1, LOOK_DIGITAL, FAULT_NONE, "2026-11-21T20:15:00+01:00", "Bureau Exemple 7", A4 },
};

static const Paper to_sign = { "signed.pdf", draw_work_authorisation, 1, LOOK_DIGITAL, FAULT_NONE, "2025-02-17T09:00:00+01:00",
                               "Plateforme Exemple", A4 };

static cairo_status_t
append_pdf (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/* One picture fills its page; the JPEG goes in as it is. */
static void
place_scan (cairo_t *cr, cairo_surface_t *pdf, const Paper *paper, int page)
{
  int     width = 0, height = 0;
  Scan    scan = paper->scan;
  scan.seed += (guint32) page * 1000;
  GBytes *jpeg = scan_page (paper->draw, page, &scan, &width, &height);
  double  scale = 72.0 / scan.dpi;
  cairo_surface_t *image = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  cairo_surface_set_mime_data (image, CAIRO_MIME_TYPE_JPEG, g_bytes_get_data (jpeg, NULL), g_bytes_get_size (jpeg),
                               (cairo_destroy_func_t) g_bytes_unref, jpeg);
  cairo_pdf_surface_set_size (pdf, width * scale, height * scale);
  cairo_save (cr);
  cairo_scale (cr, scale, scale);
  cairo_set_source_surface (cr, image, 0, 0);
  cairo_paint (cr);
  cairo_restore (cr);
  cairo_surface_destroy (image);
}

static GBytes *
make_pdf (const Paper *paper)
{
  GByteArray      *array = g_byte_array_new ();
  cairo_surface_t *pdf = cairo_pdf_surface_create_for_stream (append_pdf, array, paper->width_pt, paper->height_pt);
  cairo_pdf_surface_set_metadata (pdf, CAIRO_PDF_METADATA_CREATOR, paper->creator);
  cairo_pdf_surface_set_metadata (pdf, CAIRO_PDF_METADATA_CREATE_DATE, paper->made);
  cairo_t *cr = cairo_create (pdf);
  for (int page = 1; page <= paper->pages; page++)
    {
      if (paper->look == LOOK_SCAN)
        place_scan (cr, pdf, paper, page);
      else
        paper->draw (cr, page);
      cairo_show_page (cr);
    }
  cairo_destroy (cr);
  cairo_surface_finish (pdf);
  if (cairo_surface_status (pdf) != CAIRO_STATUS_SUCCESS)
    g_error ("cannot draw %s", paper->file);
  cairo_surface_destroy (pdf);
  return g_byte_array_free_to_bytes (array);
}

/* An owner lock as pay programs set it: opens without a password, forbids changes. Old and weak on purpose: it needs no random bytes. */
static GBytes *
lock_pdf (GBytes *plain)
{
  qpdf_data qpdf = qpdf_init ();
  gsize     size = 0;
  const void *data = g_bytes_get_data (plain, &size);
  if (qpdf_read_memory (qpdf, "plain", data, size, NULL) & QPDF_ERRORS || qpdf_init_write_memory (qpdf) & QPDF_ERRORS)
    g_error ("cannot read the paper to lock");
  qpdf_set_static_ID (qpdf, QPDF_TRUE);
  qpdf_set_r3_encryption_parameters_insecure (qpdf, "", "exemple", QPDF_TRUE, QPDF_FALSE, QPDF_FALSE, QPDF_FALSE, QPDF_FALSE, QPDF_FALSE,
                                              qpdf_r3p_full);
  if (qpdf_write (qpdf) & QPDF_ERRORS)
    g_error ("cannot lock a paper");
  GBytes *locked = g_bytes_new (qpdf_get_buffer (qpdf), qpdf_get_buffer_length (qpdf));
  qpdf_cleanup (&qpdf);
  g_bytes_unref (plain);
  return locked;
}

static gsize
find_last (const char *data, gsize size, const char *what)
{
  for (gsize at = size - strlen (what); at > 0; at--)
    if (memcmp (data + at, what, strlen (what)) == 0)
      return at;
  g_error ("nothing to damage");
}

/* A mail program changed the first line: every offset of the file is wrong and the table is gone, the objects are whole. */
static GBytes *
damage_pdf (GBytes *sound)
{
  static const char head[] = "%PDF-1.5\r\n% \r\n", table[] = "xref\n0 1\n0000000000 65535 f \n";
  gsize             size = 0;
  const char       *data = g_bytes_get_data (sound, &size);
  gsize             body = (gsize) ((const char *) memchr (data, '\n', size) + 1 - data);
  gsize             xref = find_last (data, size, "xref\n0 "), trailer = find_last (data, size, "trailer");
  GByteArray       *array = g_byte_array_new ();
  g_byte_array_append (array, (const guint8 *) head, sizeof head - 1);
  g_byte_array_append (array, (const guint8 *) data + body, (guint) (xref - body));
  g_byte_array_append (array, (const guint8 *) table, sizeof table - 1);
  g_byte_array_append (array, (const guint8 *) data + trailer, (guint) (size - trailer));
  g_bytes_unref (sound);
  return g_byte_array_free_to_bytes (array);
}

static GBytes *
make_paper (const Paper *paper)
{
  if (paper->look == LOOK_PHOTO)
    return photo_page (paper->draw, paper->width_pt, paper->height_pt, paper->width_pt > 300 ? 200 : 480, &paper->photo);
  if (paper->look == LOOK_SCREEN)
    return screen_page (paper->draw, paper->width_pt, paper->height_pt, 144);
  GBytes *bytes = make_pdf (paper);
  if (paper->fault == FAULT_LOCKED)
    return lock_pdf (bytes);
  return paper->fault == FAULT_DAMAGED ? damage_pdf (bytes) : bytes;
}

static gboolean
write_paper (const Paper *paper, const char *path)
{
  g_autoptr(GBytes) bytes = make_paper (paper);
  g_autoptr(GError) error = NULL;
  if (g_file_set_contents_full (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), G_FILE_SET_CONTENTS_CONSISTENT, 0644, &error))
    return TRUE;
  g_printerr ("make-example: %s\n", error->message);
  return FALSE;
}

static const Paper *
find_paper (const char *file)
{
  for (gsize i = 0; i < G_N_ELEMENTS (papers); i++)
    if (g_str_equal (papers[i].file, file))
      return &papers[i];
  return NULL;
}

int
main (int argc, char **argv)
{
  if (argc == 3 && g_str_equal (argv[1], "--to-sign"))
    return write_paper (&to_sign, argv[2]) ? 0 : 1;
  for (int i = 2; i < argc; i++)
    {
      const Paper     *paper = find_paper (argv[i]);
      g_autofree char *path = g_build_filename (argv[1], argv[i], NULL);
      if (paper == NULL)
        g_printerr ("make-example: no paper is called %s\n", argv[i]);
      if (paper == NULL || !write_paper (paper, path))
        return 1;
    }
  return 0;
}
