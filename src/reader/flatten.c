/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Turns filled form fields into page content: what a person typed is then part of the page and shows in every viewer. Done by qpdf's
 * own job, which also draws the values that have no appearance yet. The job reads by a path and answers to a callback; no file is made.
 */
#include "reader/rewrite-pdf.h"

#include <qpdf/qpdfjob-c.h>
#include <qpdf/qpdflogger-c.h>

#define MOST_FLAT_BYTES (512 * 1024 * 1024)

static int
take_output (char const *data, size_t size, void *user_data)
{
  GByteArray *out = user_data;
  if (size > MOST_FLAT_BYTES - MIN ((gsize) out->len, MOST_FLAT_BYTES))
    return 1;
  g_byte_array_append (out, (const guint8 *) data, size);
  return 0;
}

static int
run_job (const char *path, GByteArray *out)
{
  const char *const argv[] = { "qpdf", "--decrypt", "--generate-appearances", "--flatten-annotations=all", "--deterministic-id",
                               "--no-warn", path, "-", NULL };
  qpdflogger_handle logger = qpdflogger_create ();
  qpdfjob_handle job = qpdfjob_init ();

  qpdflogger_set_info (logger, qpdf_log_dest_discard, NULL, NULL);
  qpdflogger_set_warn (logger, qpdf_log_dest_discard, NULL, NULL);
  qpdflogger_set_error (logger, qpdf_log_dest_discard, NULL, NULL);
  qpdflogger_set_save (logger, qpdf_log_dest_custom, take_output, out, 0);
  qpdfjob_set_logger (job, logger);
  int code = qpdfjob_initialize_from_argv (job, argv);
  if (code == 0)
    code = qpdfjob_run (job);
  qpdfjob_cleanup (&job);
  qpdflogger_cleanup (&logger);
  return code;
}

/**
 * reader_flatten:
 * @input: with a path
 * @flat: (out): the document with its fields drawn into its pages
 */
JalonWireStatus
reader_flatten (const ReaderInput *input, GByteArray **flat)
{
  if (input->path == NULL)
    return JALON_WIRE_FAILED;

  g_autoptr (GByteArray) out = g_byte_array_new ();
  int code = run_job (input->path, out);
  if ((code != 0 && code != qpdf_exit_warning) || out->len == 0)
    return JALON_WIRE_DAMAGED;
  *flat = g_steal_pointer (&out);
  return JALON_WIRE_OK;
}

/**
 * reader_flatten_drop_form:
 *
 * Takes away the form itself (and an XFA form with it), which after flattening has nothing to show.
 */
void
reader_flatten_drop_form (qpdf_data pdf)
{
  qpdf_oh root = qpdf_get_root (pdf);
  qpdf_oh_remove_key (pdf, root, "/AcroForm");
  qpdf_oh_remove_key (pdf, root, "/NeedsRendering");
  qpdf_oh_release (pdf, root);
}
