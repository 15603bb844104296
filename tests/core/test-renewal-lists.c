/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Which papers the five lists ask for in which situation. The expected lists are typed by hand from the sources named beside
 * them; none is copied from the packs. "?" after an id: nobody answered the condition; "@": due at collection.
 */
#include "core/jalon-date.h"
#include "core/renewal/jalon-renewal.h"

#include <string.h>

/*
 * Base of a renewal (CESEDA annexe 10 for passport or another proof of nationality, current card, address, photos, polygamy, stamp;
 * R.412-1 for the engagement contract; prefecture list 1203 for a change of civil status):
 *   passport or nationality-alt · current-permit · address · ephoto-code on ANEF, else photo-paper · engagement-contract unless
 *   exempt · nonpolygamy if married and the state allows polygamy · change-civil-status if something changed · fiscal-stamp at
 *   collection.
 */
#define IDENTITY "passport nationality-alt current-permit "
#define HOME "proof-of-address ephoto-code engagement-contract "
#define CALM "nationality=CO married=no status-changed=no "

typedef struct {
  const char *name;
  const char *permit;
  const char *portal;
  const char *facts;
  const char *expected;
} Row;

static const Row rows[] = {
  /* salarie-cdi: L.421-1 (open-ended contract and work authorisation must be proven), order of 2007 (payslips), attestation and
   * tax notice from checklists citing Service-Public (the notice is practice). */
  { "cdi/same-job", "salarie-cdi", "anef", CALM "lodging=own job=same asks=salarie-cdi",
    IDENTITY "proof-of-address ephoto-code engagement-contract employment-contract work-authorisation employer-attestation payslips "
             "tax-notice fiscal-stamp@" },
  /* L.421-1: after an involuntary loss one more year on proof of the end of the job and, where they exist, of benefit rights. */
  { "cdi/job-lost", "salarie-cdi", "anef", CALM "lodging=own job=lost-involuntarily asks=salarie-cdi",
    IDENTITY "proof-of-address ephoto-code engagement-contract ft-attestation ft-situation termination-letter tax-notice fiscal-stamp@" },
  /* A new employer: a new contract and a new work authorisation, the same kinds of paper. */
  { "cdi/new-employer", "salarie-cdi", "anef", CALM "lodging=own job=new-employer asks=salarie-cdi",
    IDENTITY "proof-of-address ephoto-code engagement-contract employment-contract work-authorisation employer-attestation payslips "
             "tax-notice fiscal-stamp@" },
  /* Job ended otherwise (resignation): nothing in the law replaces the contract, so it is still asked for. */
  { "cdi/job-other", "salarie-cdi", "anef", CALM "lodging=own job=other asks=salarie-cdi",
    IDENTITY "proof-of-address ephoto-code engagement-contract employment-contract work-authorisation employer-attestation payslips "
             "tax-notice fiscal-stamp@" },
  /* Service-Public F38329: signing is optional for Algerians (all cards), Tunisians and Moroccans (salaried), EU and EEA, Monaco. */
  { "cdi/algerian", "salarie-cdi", "anef", "nationality=DZ married=no status-changed=no lodging=own job=same asks=salarie-cdi",
    IDENTITY "proof-of-address ephoto-code employment-contract work-authorisation employer-attestation payslips tax-notice fiscal-stamp@" },
  { "cdi/moroccan", "salarie-cdi", "anef", "nationality=MA married=no status-changed=no lodging=own job=same asks=salarie-cdi",
    IDENTITY "proof-of-address ephoto-code employment-contract work-authorisation employer-attestation payslips tax-notice fiscal-stamp@" },
  { "cdi/norwegian", "salarie-cdi", "anef", "nationality=NO married=no status-changed=no lodging=own job=same asks=salarie-cdi",
    IDENTITY "proof-of-address ephoto-code employment-contract work-authorisation employer-attestation payslips tax-notice fiscal-stamp@" },
  /* Annexe 10: the statement on polygamy from a married person whose state allows it (Senegal does, Turkey does not). */
  { "cdi/married-senegalese", "salarie-cdi", "anef", "nationality=SN married=yes status-changed=no lodging=own job=same asks=salarie-cdi",
    IDENTITY "proof-of-address ephoto-code engagement-contract nonpolygamy employment-contract work-authorisation employer-attestation "
             "payslips tax-notice fiscal-stamp@" },
  { "cdi/unmarried-senegalese", "salarie-cdi", "anef", "nationality=SN married=no status-changed=no lodging=own job=same asks=salarie-cdi",
    IDENTITY "proof-of-address ephoto-code engagement-contract employment-contract work-authorisation employer-attestation payslips "
             "tax-notice fiscal-stamp@" },
  { "cdi/married-turkish", "salarie-cdi", "anef", "nationality=TR married=yes status-changed=no lodging=own job=same asks=salarie-cdi",
    IDENTITY "proof-of-address ephoto-code engagement-contract employment-contract work-authorisation employer-attestation payslips "
             "tax-notice fiscal-stamp@" },
  /* Guinea stands on neither side of the list that was found: nobody can tell. */
  { "cdi/married-state-not-known", "salarie-cdi", "anef", "nationality=GN married=yes status-changed=no lodging=own job=same asks=salarie-cdi",
    IDENTITY "proof-of-address ephoto-code engagement-contract nonpolygamy? employment-contract work-authorisation employer-attestation "
             "payslips tax-notice fiscal-stamp@" },
  { "cdi/family-changed", "salarie-cdi", "anef", "nationality=CO married=yes status-changed=yes lodging=own job=same asks=salarie-cdi",
    IDENTITY "proof-of-address ephoto-code engagement-contract change-civil-status employment-contract work-authorisation "
             "employer-attestation payslips tax-notice fiscal-stamp@" },
  /* Annexe 10, hosting: statement, identity of the host; proof of the host's address only when the one on the card is out of date. */
  { "cdi/hosted", "salarie-cdi", "anef", CALM "lodging=hosted host-moved=no job=same asks=salarie-cdi",
    IDENTITY "hosting-attestation host-id ephoto-code engagement-contract employment-contract work-authorisation employer-attestation "
             "payslips tax-notice fiscal-stamp@" },
  { "cdi/hosted-host-moved", "salarie-cdi", "anef", CALM "lodging=hosted host-moved=yes job=same asks=salarie-cdi",
    IDENTITY "hosting-attestation host-id host-proof-of-address ephoto-code engagement-contract employment-contract work-authorisation "
             "employer-attestation payslips tax-notice fiscal-stamp@" },
  { "cdi/hotel", "salarie-cdi", "anef", CALM "lodging=hotel job=same asks=salarie-cdi",
    IDENTITY "hotel-pack ephoto-code engagement-contract employment-contract work-authorisation employer-attestation payslips tax-notice "
             "fiscal-stamp@" },
  { "cdi/domiciled", "salarie-cdi", "anef", CALM "lodging=domiciled job=same asks=salarie-cdi",
    IDENTITY "domiciliation-cert ephoto-code engagement-contract employment-contract work-authorisation employer-attestation payslips "
             "tax-notice fiscal-stamp@" },
  /* Annexe 10: three paper photos where there is no e-photo. */
  { "cdi/not-anef", "salarie-cdi", "demarche-numerique", CALM "lodging=own job=same asks=salarie-cdi",
    IDENTITY "proof-of-address photo-paper engagement-contract employment-contract work-authorisation employer-attestation payslips "
             "tax-notice fiscal-stamp@" },
  /* L.433-4: the first four-year card asks for the CIR, A2 and the civic exam. */
  { "cdi/asks-csp", "salarie-cdi", "anef", CALM "lodging=own job=same asks=csp-salarie cir=yes birth=1990-05-31",
    IDENTITY "proof-of-address ephoto-code engagement-contract employment-contract work-authorisation employer-attestation payslips "
             "tax-notice cir-attestation language-proof civic-exam-cert fiscal-stamp@" },
  /* L.413-5: who is exempt from the CIR needs neither attendance nor language; the law does not drop the exam. */
  { "cdi/asks-csp-no-cir", "salarie-cdi", "anef", CALM "lodging=own job=same asks=csp-salarie cir=no birth=1990-05-31",
    IDENTITY "proof-of-address ephoto-code engagement-contract employment-contract work-authorisation employer-attestation payslips "
             "tax-notice civic-exam-cert fiscal-stamp@" },
  /* Civic exam not over 65; the language level of the multi-year card has no age in the law. */
  { "cdi/asks-csp-over-65", "salarie-cdi", "anef", CALM "lodging=own job=same asks=csp-salarie cir=yes birth=1960-12-01",
    IDENTITY "proof-of-address ephoto-code engagement-contract employment-contract work-authorisation employer-attestation payslips "
             "tax-notice cir-attestation language-proof fiscal-stamp@" },
  { "cdi/asks-csp-65-on-the-day", "salarie-cdi", "anef", CALM "lodging=own job=same asks=csp-salarie cir=yes birth=1961-01-12",
    IDENTITY "proof-of-address ephoto-code engagement-contract employment-contract work-authorisation employer-attestation payslips "
             "tax-notice cir-attestation language-proof civic-exam-cert fiscal-stamp@" },
  /* Nothing answered: every condition stays open, nothing disappears. */
  { "cdi/nothing-answered", "salarie-cdi", "anef", "",
    IDENTITY "proof-of-address? hosting-attestation? host-id? host-proof-of-address? hotel-pack? domiciliation-cert? ephoto-code "
             "engagement-contract? nonpolygamy? change-civil-status? employment-contract? work-authorisation? employer-attestation? "
             "payslips? ft-attestation? ft-situation? termination-letter? tax-notice cir-attestation? language-proof? civic-exam-cert? "
             "fiscal-stamp@" },

  /* csp-salarie at renewal: the salaried list and the proof of habitual residence (L.433-1, L.433-3-1); no language, no exam. */
  { "csp/same-job", "csp-salarie", "anef", CALM "lodging=own job=same cir=yes birth=1990-05-31",
    IDENTITY "proof-of-address ephoto-code engagement-contract employment-contract work-authorisation employer-attestation payslips "
             "tax-notice residence-continuity-proofs fiscal-stamp@" },
  { "csp/asks-itself", "csp-salarie", "anef", CALM "lodging=own job=same asks=csp-salarie",
    IDENTITY "proof-of-address ephoto-code engagement-contract employment-contract work-authorisation employer-attestation payslips "
             "tax-notice residence-continuity-proofs fiscal-stamp@" },
  { "csp/job-lost", "csp-salarie", "anef", CALM "lodging=own job=lost-involuntarily",
    IDENTITY "proof-of-address ephoto-code engagement-contract ft-attestation ft-situation termination-letter tax-notice "
             "residence-continuity-proofs fiscal-stamp@" },
  { "csp/tunisian", "csp-salarie", "anef", "nationality=TN married=no status-changed=no lodging=own job=same",
    IDENTITY "proof-of-address ephoto-code employment-contract work-authorisation employer-attestation payslips tax-notice "
             "residence-continuity-proofs fiscal-stamp@" },

  /* travailleur-temporaire: L.421-3, R.421-5, Service-Public F15898: authorisation of the employer, fixed-term contract, 3 payslips. */
  { "temporary/same-job", "travailleur-temporaire", "demarche-numerique", CALM "lodging=own job=same",
    IDENTITY "proof-of-address photo-paper engagement-contract work-authorisation employment-contract payslips fiscal-stamp@" },
  /* No extension in the law after a loss: the contract stays; advisers file the papers on the loss all the same. */
  { "temporary/job-lost", "travailleur-temporaire", "demarche-numerique", CALM "lodging=own job=lost-involuntarily",
    IDENTITY "proof-of-address photo-paper engagement-contract work-authorisation employment-contract payslips ft-attestation "
             "ft-situation termination-letter fiscal-stamp@" },
  /* The exemption of Moroccans is for the card "salarié" only. */
  { "temporary/moroccan", "travailleur-temporaire", "demarche-numerique", "nationality=MA married=no status-changed=no lodging=own job=same",
    IDENTITY "proof-of-address photo-paper engagement-contract work-authorisation employment-contract payslips fiscal-stamp@" },

  /* etudiant: L.422-1; slots of the ANEF form (enrolment, marks, diploma, success, one proof for each resource); presence: practice. */
  { "student/scholarship-and-salary", "etudiant", "anef",
    CALM "lodging=own resource=scholarship resource=salary diploma=no multi-year=no",
    IDENTITY "proof-of-address ephoto-code engagement-contract school-registration transcripts payslips resources-scholarship "
             "attendance-cert fiscal-stamp@" },
  { "student/sponsor-with-diploma", "etudiant", "anef", CALM "lodging=own resource=sponsor diploma=yes multi-year=no",
    IDENTITY "proof-of-address ephoto-code engagement-contract school-registration transcripts diploma success-attestation "
             "resources-sponsor attendance-cert fiscal-stamp@" },
  /* A multi-year student card needs the proof of habitual residence (L.433-1, L.433-3-1). */
  { "student/savings-multi-year", "etudiant", "anef", CALM "lodging=own resource=savings diploma=no multi-year=yes",
    IDENTITY "proof-of-address ephoto-code engagement-contract school-registration transcripts resources-bank attendance-cert "
             "residence-continuity-proofs fiscal-stamp@" },
  { "student/moroccan-signs", "etudiant", "anef", "nationality=MA married=no status-changed=no lodging=own resource=savings diploma=no multi-year=no",
    IDENTITY "proof-of-address ephoto-code engagement-contract school-registration transcripts resources-bank attendance-cert fiscal-stamp@" },
  { "student/algerian-does-not", "etudiant", "anef", "nationality=DZ married=no status-changed=no lodging=own resource=savings diploma=no multi-year=no",
    IDENTITY "proof-of-address ephoto-code school-registration transcripts resources-bank attendance-cert fiscal-stamp@" },
  { "student/resources-not-said", "etudiant", "anef", CALM "lodging=own diploma=no multi-year=no",
    IDENTITY "proof-of-address ephoto-code engagement-contract school-registration transcripts payslips? resources-scholarship? "
             "resources-sponsor? resources-bank? attendance-cert fiscal-stamp@" },

  /* resident-10-renewal: L.433-2, L.433-3-1: habitual residence over three calendar years; absences only when there were some. */
  { "resident/stayed", "resident-10-renewal", "anef", CALM "lodging=own absences=no",
    IDENTITY "proof-of-address ephoto-code engagement-contract residence-continuity-proofs fiscal-stamp@" },
  { "resident/was-away", "resident-10-renewal", "anef", CALM "lodging=own absences=yes",
    IDENTITY "proof-of-address ephoto-code engagement-contract residence-continuity-proofs absence-declaration fiscal-stamp@" },
  { "resident/algerian", "resident-10-renewal", "anef", "nationality=DZ married=yes status-changed=no lodging=own absences=no",
    IDENTITY "proof-of-address ephoto-code nonpolygamy residence-continuity-proofs fiscal-stamp@" },

  /* Talent cards: L.421-9 (employer attestation, diploma, pay); L.421-9, L.421-11, L.421-14: renewed for the length of the benefit
   * rights after an involuntary loss, but not the posting (L.421-9 3°); R.421-15-1: regulated professions. */
  { "talent/qualified", "talent-salarie-qualifie", "anef", CALM "lodging=own job=same regulated=no",
    IDENTITY HOME "employer-attestation diploma pay-threshold-proof fiscal-stamp@" },
  { "talent/qualified-job-lost", "talent-salarie-qualifie", "anef", CALM "lodging=own job=lost-involuntarily regulated=no",
    IDENTITY HOME "diploma ft-attestation ft-situation fiscal-stamp@" },
  { "talent/qualified-doctor", "talent-salarie-qualifie", "anef", CALM "lodging=own job=same regulated=yes",
    IDENTITY HOME "employer-attestation diploma pay-threshold-proof regulated-profession fiscal-stamp@" },
  { "talent/innovative", "talent-jei-innovante", "anef", CALM "lodging=own job=same regulated=no",
    IDENTITY HOME "employer-attestation diploma pay-threshold-proof fiscal-stamp@" },
  { "talent/posting", "talent-salarie-mission", "anef", CALM "lodging=own regulated=no",
    IDENTITY HOME "mission-letter employer-attestation pay-threshold-proof fiscal-stamp@" },
  { "talent/blue-card", "talent-cbe", "anef", CALM "lodging=own job=same regulated=no",
    IDENTITY HOME "employer-attestation employment-contract pay-threshold-proof fiscal-stamp@" },
  { "talent/researcher", "talent-chercheur", "anef", CALM "lodging=own job=same regulated=no",
    IDENTITY HOME "research-agreement employer-attestation employment-contract pay-threshold-proof fiscal-stamp@" },
  { "talent/researcher-job-lost", "talent-chercheur", "anef", CALM "lodging=own job=lost-involuntarily regulated=no",
    IDENTITY HOME "ft-attestation ft-situation fiscal-stamp@" },
  /* L.421-16: the project or the investment; when also salaried, 3 payslips or the tax notice (slots of the form). */
  { "talent/project", "talent-porteur-projet", "anef", CALM "lodging=own also-employed=no regulated=no",
    IDENTITY HOME "project-proof investment-proof business-accounts tax-notice fiscal-stamp@" },
  { "talent/project-and-job", "talent-porteur-projet", "anef", CALM "lodging=own also-employed=yes regulated=no",
    IDENTITY HOME "project-proof investment-proof business-accounts payslips tax-notice fiscal-stamp@" },
  { "talent/officer", "talent-mandataire", "anef", CALM "lodging=own regulated=no",
    IDENTITY HOME "corporate-officer-proof employer-attestation employment-contract pay-threshold-proof tax-notice business-accounts "
                  "fiscal-stamp@" },
  { "talent/artist-with-contracts", "talent-artiste", "anef", CALM "lodging=own also-employed=yes regulated=no",
    IDENTITY HOME "artist-proof tax-notice employment-contract fiscal-stamp@" },
  { "talent/spouse", "talent-famille", "anef", "nationality=CO married=yes status-changed=no lodging=own",
    IDENTITY HOME "relative-card marriage-cert cohabitation-proofs fiscal-stamp@" },
  { "talent/child", "talent-famille", "anef", CALM "lodging=own", IDENTITY HOME "relative-card fiscal-stamp@" },

  /* L.423-1 to L.423-5: marriage, French spouse, life together; violence or death are not held against the person. */
  { "family/spouse", "vpf-conjoint-francais", "anef", "nationality=CO married=yes status-changed=no lodging=own couple=together multi-year=no",
    IDENTITY HOME "marriage-cert spouse-french-nationality spouse-declaration cohabitation-proofs fiscal-stamp@" },
  { "family/spouse-two-year-card", "vpf-conjoint-francais", "anef",
    "nationality=CO married=yes status-changed=no lodging=own couple=together multi-year=yes",
    IDENTITY HOME "marriage-cert spouse-french-nationality spouse-declaration cohabitation-proofs residence-continuity-proofs fiscal-stamp@" },
  { "family/violence", "vpf-conjoint-francais", "anef", "nationality=CO married=yes status-changed=no lodging=own couple=violence multi-year=no",
    IDENTITY HOME "marriage-cert spouse-french-nationality violence-evidence fiscal-stamp@" },
  { "family/widowed", "vpf-conjoint-francais", "anef", CALM "lodging=own couple=widowed multi-year=no",
    IDENTITY HOME "marriage-cert divorce-judgment fiscal-stamp@" },
  /* L.423-7, L.423-8: the child is French and lives here, and is supported; the other parent's part after a recognition. */
  { "family/parent", "vpf-parent-enfant-francais", "anef", CALM "lodging=own recognised-by-other=no multi-year=no",
    IDENTITY HOME "child-birth-cert child-french-nationality child-residence contribution-proofs fiscal-stamp@" },
  { "family/parent-recognised", "vpf-parent-enfant-francais", "anef", CALM "lodging=own recognised-by-other=yes multi-year=yes",
    IDENTITY HOME "child-birth-cert child-french-nationality child-residence contribution-proofs recognition-author-contribution "
                  "residence-continuity-proofs fiscal-stamp@" },
  /* R.423-5; a PACS partner shows the life together. */
  { "family/ties-with-pacs", "vpf-liens-personnels", "anef", CALM "lodging=own pacs=yes multi-year=no",
    IDENTITY HOME "personal-ties cohabitation-proofs fiscal-stamp@" },
  /* Annexe 10, the row of L.423-13: the current card only, on top of the base. */
  { "family/born-here", "vpf-ne-en-france", "anef", CALM "lodging=own", IDENTITY HOME "fiscal-stamp@" },
  { "family/reunification-spouse", "vpf-regroupement", "anef",
    "nationality=CO married=yes status-changed=no lodging=own couple=together",
    IDENTITY HOME "relative-card marriage-cert cohabitation-proofs fiscal-stamp@" },
  { "family/reunification-violence", "vpf-regroupement", "anef",
    "nationality=CO married=yes status-changed=no lodging=own couple=violence",
    IDENTITY HOME "relative-card marriage-cert violence-evidence fiscal-stamp@" },
  { "family/reunification-child", "vpf-regroupement", "anef", CALM "lodging=own couple=together",
    IDENTITY HOME "relative-card child-birth-cert fiscal-stamp@" },

  /* L.421-34, L.426-20, L.421-5. */
  { "other/seasonal", "saisonnier", "anef", CALM "lodging=own",
    IDENTITY HOME "work-authorisation employment-contract main-residence-abroad season-length-proofs fiscal-stamp@" },
  { "other/visitor", "visiteur", "anef", CALM "lodging=own resource=savings",
    IDENTITY HOME "resources-bank health-insurance no-work-declaration fiscal-stamp@" },
  { "other/visitor-sponsored", "visiteur", "anef", CALM "lodging=own resource=sponsor",
    IDENTITY HOME "resources-sponsor health-insurance no-work-declaration fiscal-stamp@" },
  { "other/self-employed", "entrepreneur-liberal", "demarche-numerique", CALM "lodging=own regulated=no",
    IDENTITY "proof-of-address photo-paper engagement-contract business-registration business-accounts tax-notice urssaf-independent "
             "resources-bank fiscal-stamp@" },

  /* RLD-UE (Service-Public F17359): absences; one list asks for a birth certificate. Permanent card: L.426-4, L.413-7. */
  { "resident/eu", "rld-ue-renewal", "anef", CALM "lodging=own", IDENTITY HOME "absence-declaration birth-cert fiscal-stamp@" },
  { "resident/permanent", "resident-permanent", "anef", CALM "lodging=own birth=1970-01-01",
    IDENTITY HOME "language-proof civic-exam-cert fiscal-stamp@" },
  { "resident/permanent-over-65", "resident-permanent", "anef", CALM "lodging=own birth=1950-01-01",
    IDENTITY HOME "civic-exam-cert fiscal-stamp@" },

  /* Agreement of 1968; engagement optional for Algerians; the statement on polygamy stays. */
  { "algerian/one-year-spouse", "algerien-1an", "anef", "nationality=DZ married=yes status-changed=no lodging=own ground=spouse",
    IDENTITY "proof-of-address ephoto-code nonpolygamy marriage-cert spouse-french-nationality cohabitation-proofs fiscal-stamp@" },
  { "algerian/one-year-salaried", "algerien-1an", "anef", "nationality=DZ married=no status-changed=no lodging=own ground=salaried",
    IDENTITY "proof-of-address ephoto-code employment-contract work-authorisation fiscal-stamp@" },
  { "algerian/one-year-student", "algerien-1an", "anef", "nationality=DZ married=no status-changed=no lodging=own ground=student resource=sponsor",
    IDENTITY "proof-of-address ephoto-code school-registration resources-sponsor fiscal-stamp@" },
  { "algerian/ten-years", "algerien-10ans", "anef", "nationality=DZ married=yes children=yes status-changed=no lodging=own",
    IDENTITY "proof-of-address ephoto-code nonpolygamy birth-cert marriage-cert children-birth-certs fiscal-stamp@" },

  /* L.424-1, L.424-9, L.424-18 and the lists of Réfugiés.info: card, address, photo, engagement; no passport of the home state. */
  { "protection/refugee", "protection-refugie", "anef", CALM "lodging=own", "current-permit " HOME "fiscal-stamp@" },
  { "protection/subsidiary", "protection-subsidiaire", "anef", CALM "lodging=own", "current-permit " HOME "fiscal-stamp@" },
  { "protection/stateless", "apatride", "prefecture-mail", CALM "lodging=own",
    "current-permit proof-of-address photo-paper engagement-contract fiscal-stamp@" },
  { "protection/family", "protection-famille", "anef", "nationality=CO married=yes status-changed=no lodging=own",
    IDENTITY HOME "relative-card cohabitation-proofs fiscal-stamp@" },
  /* R.233-15: the tie and the right of the EU relative; engagement optional for families of EU citizens. */
  { "eu/family", "ue-famille", "anef", CALM "lodging=own",
    IDENTITY "proof-of-address ephoto-code family-link-eu eu-citizen-right fiscal-stamp@" },
};

/* Loaded once: the packs never change. */
static JalonPacks *packs;

static JalonRenewalFile *
make_file (const char *permit, const char *portal, const char *facts)
{
  JalonRenewalFile *file = jalon_renewal_file_new ();
  file->permit = g_strdup (permit);
  file->portal = g_strdup (portal);
  g_assert_true (jalon_date_parse ("2027-01-11", &file->filing));
  file->facts = g_ptr_array_new_with_free_func (g_free);
  file->answers = g_ptr_array_new_with_free_func ((GDestroyNotify) jalon_answer_unref);
  g_auto(GStrv) words = g_strsplit (facts, " ", -1);
  for (int i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      g_ptr_array_add (file->facts, g_strdup (words[i]));
  return file;
}

static void
test_list (gconstpointer data)
{
  const Row *row = data;
  g_autoptr(JalonRenewalFile) file = make_file (row->permit, row->portal, row->facts);
  for (guint i = 0; i < file->facts->len; i++)
    {
      g_autoptr(GError) error = NULL;
      jalon_renewal_check_fact (packs, row->permit, g_ptr_array_index (file->facts, i), &error);
      g_assert_no_error (error);
    }

  g_autoptr(JalonRenewalStatus) status = jalon_renewal_evaluate (packs, file, NULL, NULL, NULL, NULL);
  g_autoptr(GString) list = g_string_new (NULL);
  for (guint i = 0; i < status->requirements->len; i++)
    {
      const JalonRequirement *requirement = g_ptr_array_index (status->requirements, i);
      g_string_append_printf (list, "%s%s%s%s", i > 0 ? " " : "", requirement->id, requirement->condition_unknown ? "?" : "",
                              requirement->at_collection ? "@" : "");
    }
  g_assert_cmpstr (list->str, ==, row->expected);
  g_assert_false (status->complete);
}

/* How many papers a row asks for; typed from the sources named with the lists. */
static const struct {
  const char *permit, *facts, *id;
  int         count;
} counts[] = {
  { "salarie-cdi", "job=same", "payslips", 3 },
  { "travailleur-temporaire", "", "payslips", 3 },
  { "etudiant", "resource=salary", "payslips", 3 },
  { "csp-salarie", "job=same", "payslips", 3 },
  { "csp-salarie", "", "residence-continuity-proofs", 3 },
  { "resident-10-renewal", "", "residence-continuity-proofs", 3 },
  { "etudiant", "multi-year=yes", "residence-continuity-proofs", 2 },
  { "salarie-cdi", "lodging=hotel", "hotel-pack", 2 },
  { "salarie-cdi", "", "passport", 1 },
};

static const JalonRequirement *
find (const JalonRenewalStatus *status, const char *id)
{
  for (guint i = 0; i < status->requirements->len; i++)
    {
      const JalonRequirement *requirement = g_ptr_array_index (status->requirements, i);
      if (g_str_equal (requirement->id, id))
        return requirement;
    }
  g_error ("no requirement %s", id);
}

static void
test_counts (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      g_test_message ("%s %s", counts[i].permit, counts[i].id);
      g_autoptr(JalonRenewalFile) file = make_file (counts[i].permit, "anef", counts[i].facts);
      g_autoptr(JalonRenewalStatus) status = jalon_renewal_evaluate (packs, file, NULL, NULL, NULL, NULL);
      g_assert_cmpint (find (status, counts[i].id)->count, ==, counts[i].count);
    }
}

/* Which question would decide an open row, and what is asked in which order. */
static const struct {
  const char *permit, *facts, *id, *question;
} questions[] = {
  { "salarie-cdi", "", "payslips", "job" },
  { "salarie-cdi", "", "civic-exam-cert", "asks" },
  { "salarie-cdi", "asks=csp-salarie", "civic-exam-cert", "birth" },
  { "salarie-cdi", "asks=csp-salarie", "language-proof", "cir" },
  { "salarie-cdi", "", "engagement-contract", "nationality" },
  { "salarie-cdi", "married=yes", "nonpolygamy", "nationality" },
  { "salarie-cdi", "nationality=SN", "nonpolygamy", "married" },
  { "salarie-cdi", "nationality=GN married=yes", "nonpolygamy", NULL },
  { "salarie-cdi", "", "proof-of-address", "lodging" },
  { "salarie-cdi", "lodging=hosted", "host-proof-of-address", "host-moved" },
  { "etudiant", "", "resources-bank", "resource" },
  { "resident-10-renewal", "", "absence-declaration", "absences" },
};

static void
test_questions (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (questions); i++)
    {
      g_test_message ("%s %s %s", questions[i].permit, questions[i].facts, questions[i].id);
      g_autoptr(JalonRenewalFile) file = make_file (questions[i].permit, "anef", questions[i].facts);
      g_autoptr(JalonRenewalStatus) status = jalon_renewal_evaluate (packs, file, NULL, NULL, NULL, NULL);
      const JalonRequirement *requirement = find (status, questions[i].id);
      g_assert_true (requirement->condition_unknown);
      g_assert_cmpstr (requirement->question, ==, questions[i].question);
      g_assert_cmpint (requirement->state, ==, JALON_STATE_CHECK);
      g_assert_cmpstr (requirement->reason, ==, "condition-unknown");
    }
}

static void
assert_strv (char **values, const char *expected)
{
  g_autofree char *joined = g_strjoinv (" ", values);
  g_assert_cmpstr (joined, ==, expected);
}

static void
test_list_questions (void)
{
  g_auto(GStrv) cdi = jalon_renewal_list_questions (packs, "salarie-cdi");
  g_auto(GStrv) csp = jalon_renewal_list_questions (packs, "csp-salarie");
  g_auto(GStrv) student = jalon_renewal_list_questions (packs, "etudiant");
  g_auto(GStrv) resident = jalon_renewal_list_questions (packs, "resident-10-renewal");
  g_auto(GStrv) none = jalon_renewal_list_questions (packs, "nothing");
  assert_strv (cdi, "asks nationality birth married status-changed lodging host-moved job cir");
  assert_strv (csp, "nationality married status-changed lodging host-moved job");
  assert_strv (student, "nationality married status-changed lodging host-moved multi-year diploma resource");
  assert_strv (resident, "nationality married status-changed lodging host-moved absences");
  assert_strv (none, "");
}

static void
test_list_values (void)
{
  g_auto(GStrv) asks = jalon_renewal_list_values (packs, "salarie-cdi", "asks");
  g_auto(GStrv) job = jalon_renewal_list_values (packs, "salarie-cdi", "job");
  g_auto(GStrv) married = jalon_renewal_list_values (packs, "salarie-cdi", "married");
  g_auto(GStrv) birth = jalon_renewal_list_values (packs, "salarie-cdi", "birth");
  assert_strv (asks, "salarie-cdi csp-salarie");
  assert_strv (job, "same new-employer lost-involuntarily other");
  assert_strv (married, "yes no");
  assert_strv (birth, "");
}

/* A card that the list cannot serve: the list is shown, and is never complete. */
static void
test_asks_elsewhere (void)
{
  g_autoptr(JalonRenewalFile) file = make_file ("etudiant", "anef", CALM "lodging=own asks=salarie-cdi");
  g_autoptr(JalonRenewalStatus) status = jalon_renewal_evaluate (packs, file, NULL, NULL, NULL, NULL);
  g_assert_false (status->complete);
  g_assert_cmpstr (status->open_questions[0], ==, "asks");
}

static void
test_unknown_list (void)
{
  g_autoptr(JalonRenewalFile) file = make_file ("no-such-list", "anef", "");
  g_autoptr(JalonRenewalStatus) status = jalon_renewal_evaluate (packs, file, NULL, NULL, NULL, NULL);
  g_assert_false (status->complete);
  g_assert_cmpuint (status->requirements->len, ==, 0);
}

/* One answer to every question of a list, by chance. */
static GPtrArray *
pick_situation (const char *permit)
{
  static const char *const countries[] = { "DZ", "MA", "SN", "GN", "CO", "TR", "NO", "XK" };
  static const char *const births[] = { "1950-06-01", "1961-01-11", "1990-05-31", "2008-02-29" };
  GPtrArray *facts = g_ptr_array_new_with_free_func (g_free);
  g_auto(GStrv) names = jalon_renewal_list_questions (packs, permit);
  for (int i = 0; names[i] != NULL; i++)
    {
      g_auto(GStrv) values = jalon_renewal_list_values (packs, permit, names[i]);
      guint n = g_strv_length (values);
      const char *value = n > 0                              ? values[g_test_rand_int_range (0, n)]
                          : g_str_equal (names[i], "birth") ? births[g_test_rand_int_range (0, G_N_ELEMENTS (births))]
                                                            : countries[g_test_rand_int_range (0, G_N_ELEMENTS (countries))];
      g_ptr_array_add (facts, g_strdup_printf ("%s=%s", names[i], value));
    }
  return facts;
}

static JalonRenewalStatus *
evaluate_facts (const char *permit, GPtrArray *facts)
{
  g_autoptr(JalonRenewalFile) file = make_file (permit, "anef", "");
  for (guint i = 0; i < facts->len; i++)
    g_ptr_array_add (file->facts, g_strdup (g_ptr_array_index (facts, i)));
  return jalon_renewal_evaluate (packs, file, NULL, NULL, NULL, NULL);
}

static const JalonRequirement *
look_up (const JalonRenewalStatus *status, const char *id)
{
  for (guint i = 0; i < status->requirements->len; i++)
    {
      const JalonRequirement *requirement = g_ptr_array_index (status->requirements, i);
      if (g_str_equal (requirement->id, id))
        return requirement;
    }
  return NULL;
}

/* Answering one more question settles rows; it never adds one and never takes away what was sure. */
static void
test_answers_only_settle (gconstpointer data)
{
  const char *permit = data;
  for (int round = 0; round < 10; round++)
    {
      g_autoptr(GPtrArray) facts = pick_situation (permit);
      g_autoptr(JalonRenewalStatus) after = evaluate_facts (permit, facts);
      while (facts->len > 0)
        {
          g_ptr_array_remove_index (facts, g_test_rand_int_range (0, facts->len));
          g_autoptr(JalonRenewalStatus) before = evaluate_facts (permit, facts);
          for (guint i = 0; i < after->requirements->len; i++)
            {
              const JalonRequirement *row = g_ptr_array_index (after->requirements, i);
              const JalonRequirement *earlier = look_up (before, row->id);
              g_assert_nonnull (earlier);
              g_assert_true (earlier->condition_unknown || !row->condition_unknown);
            }
          for (guint i = 0; i < before->requirements->len; i++)
            {
              const JalonRequirement *row = g_ptr_array_index (before->requirements, i);
              g_assert_true (row->condition_unknown || look_up (after, row->id) != NULL);
            }
          jalon_renewal_status_free (after);
          after = g_steal_pointer (&before);
        }
    }
}

/* Remarks that a situation adds to a row. */
static void
test_remarks (void)
{
  g_autoptr(JalonRenewalFile) same = make_file ("salarie-cdi", "anef", "job=same nationality=CO");
  g_autoptr(JalonRenewalFile) other = make_file ("salarie-cdi", "anef", "job=new-employer nationality=DZ department=93");
  g_autoptr(JalonRenewalStatus) before = jalon_renewal_evaluate (packs, same, NULL, NULL, NULL, NULL);
  g_autoptr(JalonRenewalStatus) after = jalon_renewal_evaluate (packs, other, NULL, NULL, NULL, NULL);
  g_assert_null (find (before, "work-authorisation")->remark);
  g_assert_nonnull (find (after, "work-authorisation")->remark);
  g_assert_null (find (before, "current-permit")->remark);
  g_assert_null (find (before, "proof-of-address")->remark);
  g_assert_nonnull (find (after, "proof-of-address")->remark);
  g_assert_nonnull (find (after, "current-permit")->remark);
}

/* The date of a list and its doubtful lines: practice (tax notice) and low confidence (polygamy) are counted. */
static void
test_to_confirm (void)
{
  g_autoptr(JalonRenewalFile) single = make_file ("salarie-cdi", "anef", CALM "lodging=own job=same asks=salarie-cdi");
  g_autoptr(JalonRenewalFile) married =
    make_file ("salarie-cdi", "anef", "nationality=SN married=yes status-changed=no lodging=own job=same asks=salarie-cdi");
  g_autoptr(JalonRenewalStatus) one = jalon_renewal_evaluate (packs, single, NULL, NULL, NULL, NULL);
  g_autoptr(JalonRenewalStatus) two = jalon_renewal_evaluate (packs, married, NULL, NULL, NULL, NULL);
  g_autofree char *read_on = jalon_date_format (&one->list_date);
  g_assert_cmpint (one->to_confirm, ==, 1);
  g_assert_cmpint (two->to_confirm, ==, 2);
  g_assert_cmpstr (read_on, ==, "2026-11-23");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/renewal/list/", rows[i].name, NULL);
      g_test_add_data_func (path, &rows[i], test_list);
    }
  g_test_add_func ("/renewal/counts", test_counts);
  g_test_add_func ("/renewal/questions/row", test_questions);
  g_test_add_func ("/renewal/questions/order", test_list_questions);
  g_test_add_func ("/renewal/questions/values", test_list_values);
  g_test_add_func ("/renewal/asks-elsewhere", test_asks_elsewhere);
  g_test_add_func ("/renewal/unknown-list", test_unknown_list);
  g_test_add_func ("/renewal/remarks", test_remarks);
  g_test_add_func ("/renewal/to-confirm", test_to_confirm);
  g_autoptr(GError) error = NULL;
  packs = jalon_packs_load (&error);
  g_assert_no_error (error);
  g_auto(GStrv) permits = jalon_packs_list_ids (packs, "permits");
  for (int i = 0; permits[i] != NULL; i++)
    {
      g_autofree char *path = g_strconcat ("/renewal/answers-only-settle/", permits[i], NULL);
      g_test_add_data_func (path, permits[i], test_answers_only_settle);
    }
  int status = g_test_run ();
  g_object_unref (packs);
  return status;
}
