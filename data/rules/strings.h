/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Written by extract-strings.py from the rule packs; read by xgettext, never compiled.
 */
/* Translators: items/passport – Passeport */
N_("Passport")
/* Translators: items/passport – Passeport */
N_("The identity page and every page with a stamp or a visa, in one file, nothing cut off. Name and number are the same as in the other papers.")
/* Translators: items/nationality-alt – Autre justificatif de nationalité (attestation consulaire, carte consulaire, certificat de nationalité) */
N_("Another proof of nationality, when there is no passport")
/* Translators: items/nationality-alt – Autre justificatif de nationalité (attestation consulaire, carte consulaire, certificat de nationalité) */
N_("At least one such paper shows your photo. A certificate of nationality is less than six months old.")
/* Translators: items/current-permit – Titre de séjour en cours de validité, ou visa de long séjour */
N_("The residence card or long-stay visa you hold now")
/* Translators: items/current-permit – Titre de séjour en cours de validité, ou visa de long séjour */
N_("Front and back. The wording of the card, its end date and the foreigner number of ten digits can be read.")
/* Translators: items/vlsts-validation – Confirmation de validation du VLS-TS */
N_("Confirmation that the long-stay visa was validated online")
/* Translators: items/vlsts-validation – Confirmation de validation du VLS-TS */
N_("The reference is your foreigner number, and the name is yours.")
/* Translators: items/previous-permits – Titres et récépissés antérieurs */
N_("Earlier cards, receipts and extension certificates")
/* Translators: items/previous-permits – Titres et récépissés antérieurs */
N_("No gap between the end of one paper and the start of the next.")
/* Translators: items/birth-cert – Copie intégrale d’acte de naissance */
N_("Full copy of the birth certificate")
/* Translators: items/birth-cert – Copie intégrale d’acte de naissance */
N_("Parents and names are spelled as in the passport; the stamp of the sworn translator is there. It is usually not asked again from someone who has held a card.")
/* Translators: items/birth-cert-ofpra – Certificat tenant lieu d’acte de naissance (OFPRA) */
N_("Certificate of OFPRA in place of a birth certificate")
/* Translators: items/birth-cert-ofpra – Certificat tenant lieu d’acte de naissance (OFPRA) */
N_("The name is spelled as on the card.")
/* Translators: items/marriage-cert – Acte de mariage */
N_("Marriage certificate")
/* Translators: items/marriage-cert – Acte de mariage */
N_("Names and date; for a marriage abroad with a French person, the French transcription. Some lists ask for a copy of less than three months.")
/* Translators: items/family-book – Livret de famille */
N_("Family record book")
/* Translators: items/family-book – Livret de famille */
N_("Every page, also those of the children.")
/* Translators: items/divorce-judgment – Jugement de divorce ou certificat de décès */
N_("Divorce judgment or death certificate")
/* Translators: items/divorce-judgment – Jugement de divorce ou certificat de décès */
N_("The judgment is final.")
/* Translators: items/children-birth-certs – Actes de naissance des enfants */
N_("Birth certificates of the children")
/* Translators: items/children-birth-certs – Actes de naissance des enfants */
N_("One for each child; you are named as the parent.")
/* Translators: items/spouse-id – Carte d’identité ou titre de séjour du conjoint */
N_("Identity card or residence card of the spouse")
/* Translators: items/spouse-id – Carte d’identité ou titre de séjour du conjoint */
N_("Front and back, still valid; the nationality or the wording and the address can be read.")
/* Translators: items/photo-paper – 3 photographies 35 × 45 mm, récentes, tête nue */
N_("Three paper photos, 35 × 45 mm")
/* Translators: items/photo-paper – 3 photographies 35 × 45 mm, récentes, tête nue */
N_("Three original prints of less than six months, bare head, no copies. Only for a request outside ANEF.")
/* Translators: items/ephoto-code – Code photographie et signature numérique (e-photo) */
N_("Code of the digital photo and signature")
/* Translators: items/ephoto-code – Code photographie et signature numérique (e-photo) */
N_("Usually 22 letters and digits, used once only. Have it made by an approved booth or photographer; it can take 24 to 48 hours before ANEF knows it.")
/* Translators: items/nonpolygamy – Déclaration sur l’honneur de non-polygamie en France */
N_("Signed statement that you do not live in polygamy in France")
/* Translators: items/nonpolygamy – Déclaration sur l’honneur de non-polygamie en France */
N_("Dated and signed. Asked only from a married person whose country allows polygamy.")
/* Translators: items/engagement-contract – Contrat d’engagement à respecter les principes de la République */
N_("Signed contract to respect the principles of the Republic")
/* Translators: items/engagement-contract – Contrat d’engagement à respecter les principes de la République */
N_("The French version, dated and signed for this request, not an earlier one.")
/* Translators: items/application-form – Formulaire de demande */
N_("Application form of the prefecture")
/* Translators: items/application-form – Formulaire de demande */
N_("The current version, dated and signed. Only outside ANEF.")
/* Translators: items/change-civil-status – Justificatif de changement d’état civil ou de situation familiale */
N_("Proof of a change in your civil status or family")
/* Translators: items/change-civil-status – Justificatif de changement d’état civil ou de situation familiale */
N_("For example a marriage, a birth or a divorce since the last card.")
/* Translators: items/loss-theft-declaration – Déclaration de perte ou de vol */
N_("Report of loss or theft")
/* Translators: items/loss-theft-declaration – Déclaration de perte ou de vol */
N_("Date and number of the lost card.")
/* Translators: items/medical-cert-ofii – Certificat médical de l’OFII */
N_("Medical certificate of OFII")
/* Translators: items/medical-cert-ofii – Certificat médical de l’OFII */
N_("The original, when the card is collected. For a first card only.")
/* Translators: items/fiscal-stamp – Justificatif de paiement de la taxe et du droit de timbre */
N_("Proof that the tax and the stamp are paid")
/* Translators: items/fiscal-stamp – Justificatif de paiement de la taxe et du droit de timbre */
N_("The amount is the one of your kind of card. Paid when the card is collected.")
/* Translators: items/cover-letter – Lettre d’explication */
N_("A short letter that explains")
/* Translators: items/cover-letter – Lettre d’explication */
N_("It explains a spelling, a gap or a missing paper.")
/* Translators: items/proof-of-address – Justificatif de domicile */
N_("Proof of address")
/* Translators: items/proof-of-address – Justificatif de domicile */
N_("A bill for electricity, gas, water, a landline or internet, a rent receipt, a lease or a housing tax notice, less than six months old. Your name, and the same address as in the form.")
/* Translators: items/hosting-attestation – Attestation d’hébergement */
N_("Signed statement of the person who hosts you")
/* Translators: items/hosting-attestation – Attestation d’hébergement */
N_("Who hosts, at which address, who is hosted, since when; dated and signed by the host.")
/* Translators: items/host-id – Pièce d’identité ou titre de séjour de l’hébergeant */
N_("Identity card or residence card of the host")
/* Translators: items/host-id – Pièce d’identité ou titre de séjour de l’hébergeant */
N_("Front and back, still valid. The address is the one of the host.")
/* Translators: items/host-proof-of-address – Justificatif de domicile de l’hébergeant */
N_("Proof of address of the host")
/* Translators: items/host-proof-of-address – Justificatif de domicile de l’hébergeant */
N_("Less than six months old. Only when the address on the card of the host is out of date; some prefectures always ask for it.")
/* Translators: items/hotel-pack – Attestation de l’hôtelier et facture du dernier mois */
N_("Statement of the hotel and the invoice of the last month")
/* Translators: items/hotel-pack – Attestation de l’hôtelier et facture du dernier mois */
N_("Your name and the month.")
/* Translators: items/domiciliation-cert – Attestation d’élection de domicile */
N_("Certificate of a postal address at an approved organisation")
/* Translators: items/domiciliation-cert – Attestation d’élection de domicile */
N_("Still valid. It must be accepted; when it is refused, the Defender of Rights can be asked.")
/* Translators: items/student-residence-cert – Attestation de résidence (CROUS ou autre) */
N_("Certificate of a student residence")
/* Translators: items/student-residence-cert – Attestation de résidence (CROUS ou autre) */
N_("Name, address of the room, date.")
/* Translators: items/property-deed – Acte de propriété */
N_("Deed of ownership")
/* Translators: items/property-deed – Acte de propriété */
N_("You are the owner.")
/* Translators: items/work-authorisation – Autorisation de travail */
N_("Work authorisation")
/* Translators: items/work-authorisation – Autorisation de travail */
N_("Employer, job, dates and your name; it belongs to the contract you show. Only the employer can ask for it.")
/* Translators: items/employment-contract – Contrat de travail et ses avenants */
N_("Employment contract with its changes")
/* Translators: items/employment-contract – Contrat de travail et ses avenants */
N_("Open-ended or fixed-term, start, pay, every page, and both signatures.")
/* Translators: items/employer-attestation – Attestation d’emploi */
N_("Statement of the employer that you work there")
/* Translators: items/employer-attestation – Attestation d’emploi */
N_("Recent, stamped and signed: you are still employed, the job, the start, the pay.")
/* Translators: items/payslips – Bulletins de salaire */
N_("Payslips")
/* Translators: items/payslips – Bulletins de salaire */
N_("The last three months, one after the other; the employer of the contract and your name.")
/* Translators: items/tax-notice – Dernier avis d’imposition */
N_("Last income tax notice")
/* Translators: items/tax-notice – Dernier avis d’imposition */
N_("Every page of the latest year; the reference and your name.")
/* Translators: items/social-contrib-proof – Attestation de cotisations sociales (Urssaf) */
N_("Certificate of social contributions")
/* Translators: items/social-contrib-proof – Attestation de cotisations sociales (Urssaf) */
N_("The name of the company; less than six months old.")
/* Translators: items/kbis-employer – Extrait Kbis de l’employeur */
N_("Company register extract of the employer")
/* Translators: items/kbis-employer – Extrait Kbis de l’employeur */
N_("The company is the one of the contract. One list wants less than three months.")
/* Translators: items/termination-letter – Lettre de rupture ou de fin de contrat */
N_("Letter that ended the contract")
/* Translators: items/termination-letter – Lettre de rupture ou de fin de contrat */
N_("The date, and that the end was not your choice.")
/* Translators: items/ft-attestation – Attestation employeur destinée à France Travail */
N_("Certificate of the employer for France Travail")
/* Translators: items/ft-attestation – Attestation employeur destinée à France Travail */
N_("The last day and the reason.")
/* Translators: items/ft-situation – Attestation de situation ou d’indemnisation France Travail */
N_("Certificate of your rights at France Travail")
/* Translators: items/ft-situation – Attestation de situation ou d’indemnisation France Travail */
N_("Recent; your rights are open and until when.")
/* Translators: items/work-certificate – Certificat de travail */
N_("Certificate of past employment")
/* Translators: items/work-certificate – Certificat de travail */
N_("First and last day.")
/* Translators: items/regulated-profession – Justificatif d’exercice d’une profession réglementée */
N_("Right to practise a regulated profession")
/* Translators: items/regulated-profession – Justificatif d’exercice d’une profession réglementée */
N_("Still valid.")
/* Translators: items/seasonal-housing – Attestation de logement décent */
N_("Statement of decent housing for the season")
/* Translators: items/seasonal-housing – Attestation de logement décent */
N_("Address, identity of the employer, signature.")
/* Translators: items/diploma – Diplôme */
N_("Diploma")
/* Translators: items/diploma – Diplôme */
N_("The level asked for; a foreign diploma with its translation and its statement of level.")
/* Translators: items/cv-experience – Justificatifs d’expérience professionnelle */
N_("Proofs of professional experience")
/* Translators: items/cv-experience – Justificatifs d’expérience professionnelle */
N_("Years and level.")
/* Translators: items/mission-letter – Contrat ou lettre de mission dans le groupe */
N_("Posting letter inside the group")
/* Translators: items/mission-letter – Contrat ou lettre de mission dans le groupe */
N_("The link between the companies, three months in the group, the French contract.")
/* Translators: items/research-agreement – Convention d’accueil */
N_("Hosting agreement of a research body")
/* Translators: items/research-agreement – Convention d’accueil */
N_("The body is approved; signature and dates.")
/* Translators: items/school-registration – Attestation d’inscription */
N_("Certificate of enrolment")
/* Translators: items/school-registration – Attestation d’inscription */
N_("The right school year. A student card alone is not accepted.")
/* Translators: items/transcripts – Relevés de notes */
N_("Transcripts of marks")
/* Translators: items/transcripts – Relevés de notes */
N_("The last year; results and presence.")
/* Translators: items/attendance-cert – Attestation d’assiduité */
N_("Certificate of attendance")
/* Translators: items/attendance-cert – Attestation d’assiduité */
N_("The last year, with the absences.")
/* Translators: items/success-attestation – Attestation de réussite */
N_("Certificate that an exam was passed")
/* Translators: items/success-attestation – Attestation de réussite */
N_("The level; for a diploma that is not printed yet.")
/* Translators: items/resources-bank – Attestation bancaire de solde suffisant */
N_("Bank statement of sufficient savings")
/* Translators: items/resources-bank – Attestation bancaire de solde suffisant */
N_("The amount, and transfers that come regularly.")
/* Translators: items/resources-scholarship – Attestation de bourse */
N_("Certificate of a scholarship")
/* Translators: items/resources-scholarship – Attestation de bourse */
N_("Amount and months, for the current year.")
/* Translators: items/resources-sponsor – Attestation de prise en charge et justificatifs du garant */
N_("Undertaking of a sponsor with the proofs of the sponsor")
/* Translators: items/resources-sponsor – Attestation de prise en charge et justificatifs du garant */
N_("The link to you, the identity and the income of the sponsor, proof of the transfers.")
/* Translators: items/health-insurance – Attestation d’assurance maladie */
N_("Health insurance for the whole stay")
/* Translators: items/health-insurance – Attestation d’assurance maladie */
N_("The dates, your name, and that France is covered.")
/* Translators: items/no-work-declaration – Engagement de n’exercer aucune activité professionnelle */
N_("Signed promise not to work")
/* Translators: items/no-work-declaration – Engagement de n’exercer aucune activité professionnelle */
N_("Dated and signed.")
/* Translators: items/spouse-french-nationality – Justificatif de nationalité française du conjoint */
N_("Proof that the spouse is French")
/* Translators: items/spouse-french-nationality – Justificatif de nationalité française du conjoint */
N_("The spouse has kept French nationality.")
/* Translators: items/spouse-declaration – Déclaration sur l’honneur de communauté de vie */
N_("Signed statement that the couple lives together")
/* Translators: items/spouse-declaration – Déclaration sur l’honneur de communauté de vie */
N_("The date and two signatures.")
/* Translators: items/cohabitation-proofs – Justificatifs de communauté de vie */
N_("Proofs that the couple lives together")
/* Translators: items/cohabitation-proofs – Justificatifs de communauté de vie */
N_("Both names, one address, spread over the year: bills, lease, tax, bank, insurance.")
/* Translators: items/child-birth-cert – Acte de naissance de l’enfant */
N_("Birth certificate of the child")
/* Translators: items/child-birth-cert – Acte de naissance de l’enfant */
N_("Recent; you are named as the parent.")
/* Translators: items/child-french-nationality – Justificatif de nationalité française de l’enfant */
N_("Proof that the child is French")
/* Translators: items/child-french-nationality – Justificatif de nationalité française de l’enfant */
N_("The child is French.")
/* Translators: items/child-residence – Justificatif de résidence de l’enfant en France */
N_("Proof that the child lives in France")
/* Translators: items/child-residence – Justificatif de résidence de l’enfant en France */
N_("Recent, from the school or a health service.")
/* Translators: items/contribution-proofs – Preuves de contribution à l’entretien et à l’éducation de l’enfant */
N_("Proofs that you support and raise the child")
/* Translators: items/contribution-proofs – Preuves de contribution à l’entretien et à l’éducation de l’enfant */
N_("Dated, regular, money as well as care: transfers, school letters, health, purchases, a judgment.")
/* Translators: items/recognition-author-contribution – Contribution de l’auteur de la reconnaissance */
N_("Proof that the parent who recognised the child contributes")
/* Translators: items/recognition-author-contribution – Contribution de l’auteur de la reconnaissance */
N_("Only when the link to the child comes from a recognition by the other parent; or a judgment.")
/* Translators: items/personal-ties – Éléments sur les liens personnels et familiaux */
N_("Proofs of personal and family ties")
/* Translators: items/personal-ties – Éléments sur les liens personnels et familiaux */
N_("How real and stable the ties are, ties to the home country, living conditions, integration.")
/* Translators: items/violence-evidence – Ordonnance de protection, plainte, certificats médicaux */
N_("Proofs of violence in the couple")
/* Translators: items/violence-evidence – Ordonnance de protection, plainte, certificats médicaux */
N_("Dates; whatever exists counts.")
/* Translators: items/reunification-decision – Décision de regroupement ou de réunification familiale */
N_("Decision that allowed the family to come")
/* Translators: items/reunification-decision – Décision de regroupement ou de réunification familiale */
N_("The card of the person you joined.")
/* Translators: items/relative-card – Carte de séjour du membre de famille rejoint */
N_("Residence card of the relative you joined")
/* Translators: items/relative-card – Carte de séjour du membre de famille rejoint */
N_("Front and back, still valid, with its wording.")
/* Translators: items/cir-attestation – Attestation de l’OFII (contrat d’intégration républicaine) */
N_("Certificate of the integration contract (CIR)")
/* Translators: items/cir-attestation – Attestation de l’OFII (contrat d’intégration républicaine) */
N_("Signed, and the courses were followed seriously.")
/* Translators: items/language-proof – Diplôme ou attestation de langue française */
N_("Proof of your level of French")
/* Translators: items/language-proof – Diplôme ou attestation de langue française */
N_("The level (A2 or B1), an exam taken in person; TCF and TEF count for two years.")
/* Translators: items/civic-exam-cert – Attestation de réussite à l’examen civique */
N_("Certificate that the civic exam was passed")
/* Translators: items/civic-exam-cert – Attestation de réussite à l’examen civique */
N_("The version of your card (multi-year or resident), and passed.")
/* Translators: items/residence-continuity-proofs – Preuves de résidence habituelle en France */
N_("Proofs that you live in France, year by year")
/* Translators: items/residence-continuity-proofs – Preuves de résidence habituelle en France */
N_("For each of the last three calendar years at least six months in France; one or two certain proofs a year.")
/* Translators: items/absence-declaration – Déclaration relative aux absences du territoire */
N_("Signed statement of your stays abroad")
/* Translators: items/absence-declaration – Déclaration relative aux absences du territoire */
N_("Dated and signed. More than three years abroad without a break end a resident card.")
/* Translators: items/business-registration – Extrait Kbis, RNE ou carte d’artisan */
N_("Registration of the business")
/* Translators: items/business-registration – Extrait Kbis, RNE ou carte d’artisan */
N_("The activity and the date. One list wants less than three months.")
/* Translators: items/business-accounts – Bilans, comptes ou déclarations de chiffre d’affaires */
N_("Accounts of the business")
/* Translators: items/business-accounts – Bilans, comptes ou déclarations de chiffre d’affaires */
N_("The last one to three years; enough to live on.")
/* Translators: items/urssaf-independent – Attestation de régularité Urssaf et fiscale */
N_("Certificate that contributions and taxes are paid")
/* Translators: items/urssaf-independent – Attestation de régularité Urssaf et fiscale */
N_("No debt.")
/* Translators: items/viability-opinion – Avis sur la viabilité économique du projet */
N_("Opinion on the economic chances of the project")
/* Translators: items/viability-opinion – Avis sur la viabilité économique du projet */
N_("It was given before the card is asked for.")
/* Translators: items/investment-proof – Justificatif d’investissement ou de financement */
N_("Proof of the investment or of the money for the project")
/* Translators: items/investment-proof – Justificatif d’investissement ou de financement */
N_("The amount.")
/* Translators: items/project-proof – Document justifiant la réalisation du projet */
N_("Proof that the project is carried out")
/* Translators: items/project-proof – Document justifiant la réalisation du projet */
N_("The project goes on.")
/* Translators: items/pay-threshold-proof – Justificatif de la rémunération annuelle brute */
N_("Proof of the yearly pay before deductions")
/* Translators: items/pay-threshold-proof – Justificatif de la rémunération annuelle brute */
N_("The pay reaches the amount asked for this card this year.")
/* Translators: items/corporate-officer-proof – Justificatif de fonction de mandataire social */
N_("Proof of the office in the company")
/* Translators: items/corporate-officer-proof – Justificatif de fonction de mandataire social */
N_("The office and the pay.")
/* Translators: items/artist-proof – Justificatif de la qualité d’artiste ou d’auteur et des ressources */
N_("Proof of the work as an artist and of its income")
/* Translators: items/artist-proof – Justificatif de la qualité d’artiste ou d’auteur et des ressources */
N_("The contracts and what they pay.")
/* Translators: items/main-residence-abroad – Engagement de maintenir sa résidence habituelle hors de France */
N_("Signed promise to keep the main home outside France")
/* Translators: items/season-length-proofs – Preuves de respect des six mois par an */
N_("Proofs that no more than six months a year were spent in France")
/* Translators: items/season-length-proofs – Preuves de respect des six mois par an */
N_("Stamps in the passport, payslips; year by year.")
/* Translators: items/ofpra-decision – Décision de l’OFPRA ou de la CNDA */
N_("Decision of OFPRA or of the asylum court")
/* Translators: items/ofpra-decision – Décision de l’OFPRA ou de la CNDA */
N_("The name is spelled as in the other papers.")
/* Translators: items/eu-citizen-right – Droit au séjour du citoyen de l’Union */
N_("Right of the EU relative to live in France")
/* Translators: items/eu-citizen-right – Droit au séjour du citoyen de l’Union */
N_("Work, or enough income and a health insurance.")
/* Translators: items/family-link-eu – Justificatif du lien familial avec le citoyen de l’Union */
N_("Proof of the family tie to the EU citizen")
/* Translators: items/family-link-eu – Justificatif du lien familial avec le citoyen de l’Union */
N_("The tie, and that you depend on the relative where this is claimed.")
/* Translators: items/aes-form – Formulaire de demande d’admission exceptionnelle au séjour */
N_("Form for the exceptional admission")
/* Translators: items/aes-form – Formulaire de demande d’admission exceptionnelle au séjour */
N_("Every page of the current form, dated and signed. One form is two requests.")
/* Translators: items/integration-proofs – Preuves d’insertion sociale et familiale */
N_("Proofs of social and family integration")
/* Translators: items/integration-proofs – Preuves d’insertion sociale et familiale */
N_("Several, of different kinds.")
/* Translators: items/notes/address-practice-refusals */
N_("Often refused: a payment schedule, a mobile phone bill, a handwritten receipt, the lease of a private landlord alone.")
/* Translators: items/notes/address-2d-doc */
N_("A proof with a 2D-Doc code cannot be refused.")
/* Translators: items/notes/address-three-months */
N_("The national list says less than six months; some prefectures still ask for less than three.")
/* Translators: items/notes/resources-amount */
N_("A student needs 615 euros a month in most copies, 750 in one guide of 2026.")
/* Translators: items/notes/payslips-twelve */
N_("Some prefectures ask for twelve payslips instead of three.")
/* Translators: items/notes/passport-all-pages */
N_("Some prefectures want every page of the passport.")
/* Translators: items/notes/photos-other-numbers */
N_("The national list says three photos; some prefectures ask for two or four.")
/* Translators: items/notes/ephoto-length */
N_("Two sources count 22 characters, one counts 21. One use; six months according to a page on driving licences.")
/* Translators: items/notes/engagement-exempt */
N_("Signing is optional for Algerians, for Moroccans and Tunisians with a salaried card, for citizens of the EU and EEA and their families, and for Monaco.")
/* Translators: items/notes/host-always */
N_("Some prefectures always ask for it.")
/* Translators: items/notes/presence-grade-a */
N_("Certain proofs come from an administration: tax, family benefits, hospital, school, court, health cover, social contributions. Two a year, one for each half.")
/* Translators: items/notes/presence-grade-b */
N_("Real proofs come from private bodies: bank movements, payslips, rent, transport pass. Four or five a year, one for each quarter.")
/* Translators: items/notes/presence-grade-c */
N_("Weak proofs are envelopes, photos and statements of friends. Many are needed.")
/* Translators: items/notes/criminal-record */
N_("The administration fetches the record (bulletin no. 2) itself. An entry closes the way of L.435-4.")
/* Translators: titles/vls-ts – Visa de long séjour valant titre de séjour (VLS-TS) */
N_("Long-stay visa that counts as a residence permit once validated")
/* Translators: titles/visa-to-request – Visa de long séjour « carte de séjour à solliciter » */
N_("Long-stay visa with which a card must be asked for within two months")
/* Translators: titles/cst-salarie – Carte de séjour temporaire « salarié » */
N_("One-year card for an employee with an open-ended contract")
/* Translators: titles/cst-travailleur-temporaire – Carte de séjour temporaire « travailleur temporaire » */
N_("Card of at most one year for an employee with a fixed-term contract")
/* Translators: titles/cst-vpf – Carte de séjour temporaire « vie privée et familiale » */
N_("One-year card for private and family life")
/* Translators: titles/cst-etudiant – Carte de séjour temporaire « étudiant » */
N_("One-year student card")
/* Translators: titles/cst-visiteur – Carte de séjour temporaire « visiteur » */
N_("One-year visitor card")
/* Translators: titles/cst-entrepreneur – Carte de séjour temporaire « entrepreneur / profession libérale » */
N_("One-year card for self-employed work")
/* Translators: titles/cst-stagiaire – Carte de séjour temporaire « stagiaire » */
N_("Trainee card")
/* Translators: titles/cst-au-pair – Carte de séjour temporaire « jeune au pair » */
N_("Au pair card")
/* Translators: titles/rece – Carte de séjour temporaire « recherche d’emploi ou création d’entreprise » (RECE) */
N_("One-year card to look for work or start a business after studies")
/* Translators: titles/csp-salarie – Carte de séjour pluriannuelle « salarié » */
N_("Four-year card for an employee")
/* Translators: titles/csp-vpf – Carte de séjour pluriannuelle « vie privée et familiale » */
N_("Card of two or four years for private and family life")
/* Translators: titles/csp-etudiant – Carte de séjour pluriannuelle « étudiant » */
N_("Student card for what is left of the studies")
/* Translators: titles/csp-talent – Carte de séjour pluriannuelle « talent » */
N_("Talent card")
/* Translators: titles/csp-talent-famille – Carte de séjour pluriannuelle « talent (famille) » */
N_("Card for the family of a talent holder")
/* Translators: titles/csp-chercheur – Carte de séjour pluriannuelle « talent – chercheur » */
N_("Talent card for a researcher")
/* Translators: titles/csp-carte-bleue – Carte de séjour pluriannuelle « talent – carte bleue européenne » */
N_("EU Blue Card")
/* Translators: titles/csp-saisonnier – Carte de séjour pluriannuelle « travailleur saisonnier » */
N_("Seasonal worker card; it proves the stay only in the periods that it names")
/* Translators: titles/csp-ict – Carte de séjour « salarié détaché ICT » */
N_("Card for a posting inside a group of companies")
/* Translators: titles/csp-entrepreneur – Carte de séjour pluriannuelle « entrepreneur / profession libérale » */
N_("Four-year card for self-employed work")
/* Translators: titles/csp-protection-subsidiaire – Carte de séjour pluriannuelle « bénéficiaire de la protection subsidiaire » */
N_("Card under subsidiary protection")
/* Translators: titles/csp-apatride – Carte de séjour pluriannuelle « bénéficiaire du statut d’apatride » */
N_("Card for a stateless person")
/* Translators: titles/cr-10 – Carte de résident */
N_("Resident card of ten years")
/* Translators: titles/cr-ue – Carte de résident de longue durée – UE */
N_("Resident card with the EU long-term status")
/* Translators: titles/cr-permanent – Carte de résident permanent */
N_("Permanent resident card")
/* Translators: titles/cr-refugie – Carte de résident « réfugié » */
N_("Resident card of a refugee")
/* Translators: titles/cr-retraite – Carte de séjour « retraité » */
N_("Card for pensioners who live abroad, for visits of at most one year")
/* Translators: titles/cra-1 – Certificat de résidence algérien d’un an */
N_("Algerian residence certificate of one year")
/* Translators: titles/cra-10 – Certificat de résidence algérien de dix ans */
N_("Algerian residence certificate of ten years")
/* Translators: titles/ue-famille – Carte de séjour de membre de la famille d’un citoyen de l’Union */
N_("Card for the family of an EU citizen")
/* Translators: titles/aps – Autorisation provisoire de séjour (APS) */
N_("Provisional permit; what it says about work is printed on it")
/* Translators: titles/confirmation-depot – Confirmation de dépôt (ANEF) */
N_("Confirmation that a request was filed; it proves no right by itself")
/* Translators: titles/api – Attestation de prolongation d’instruction (API) */
N_("Extension certificate while the request is examined")
/* Translators: titles/adf – Attestation de décision favorable (ADF) */
N_("Certificate that the card was granted and is being made")
/* Translators: titles/recepisse-premier – Récépissé de première demande */
N_("Receipt of a first request")
/* Translators: titles/recepisse-renouvellement – Récépissé de demande de renouvellement */
N_("Receipt of a renewal request")
/* Translators: titles/convocation – Convocation en préfecture */
N_("Appointment letter; it proves no right by itself")
/* Translators: portals/anef/observations/0 */
N_("2 MB was reported as the usual limit of a file. No official page with a number was found.")
/* Translators: portals/anef/observations/1 */
N_("10 MB was reported for some documents.")
/* Translators: portals/anef/observations/2 */
N_("PDF is taken everywhere; JPEG and PNG were reported as taken in some slots.")
/* Translators: portals/anef/observations/3 */
N_("The form shows one file button for each named slot. Whether a slot takes several files is not known.")
/* Translators: portals/anef/observations/4 */
N_("A document of several pages goes into one file, complete, upright and without a password.")
/* Translators: portals/anef/observations/5 */
N_("The photo code is typed and then confirmed with a button. It can take 24 to 48 hours before the form knows it.")
/* Translators: portals/anef/observations/6 */
N_("The engagement contract has no slot of its own: the ministry says to add it under the proofs of address.")
/* Translators: portals/anef/observations/7 */
N_("No rule for file names was found.")
/* Translators: portals/anef/observations/8 */
N_("The form may time out; after how long is not known. Have every file ready before you open it.")
/* Translators: portals/demarche-numerique/observations/0 */
N_("200 MB for each piece stands in the source code of the portal.")
/* Translators: portals/demarche-numerique/observations/1 */
N_("The field for an identity title takes JPEG and PNG up to 20 MB; since 2026 each form can set its own formats and size.")
/* Translators: portals/demarche-numerique/observations/2 */
N_("An attachment to a message may have 20 MB.")
/* Translators: portals/demarche-numerique/observations/3 */
N_("HEIC was not in the list of formats of 2021, and each form can narrow the list.")
/* Translators: portals/demarche-numerique/observations/4 */
N_("One form in Paris says that it takes PDF only.")
/* Translators: portals/demarche-numerique/observations/5 */
N_("No rule for file names was found in the source code.")
/* Translators: portals/telerecours-citoyens/observations/0 */
N_("32 MB for each file.")
/* Translators: portals/telerecours-citoyens/observations/1 */
N_("PDF or text is preferred.")
/* Translators: portals/telerecours-citoyens/observations/2 */
N_("One file for each piece; a homogeneous series may share a file when the inventory lists it.")
/* Translators: portals/telerecours-citoyens/observations/3 */
N_("The file name starts with the number of the piece in the inventory.")
/* Translators: portals/telerecours-citoyens/observations/4 */
N_("At most 80 characters; no accent, no “%”, “/” or “&”, no dot but the one before the extension; dash and underscore are fine.")
/* Translators: portals/france-visas/observations/0 */
N_("2 MB for each document.")
/* Translators: portals/france-visas/observations/1 */
N_("6 MB and 10 documents for each category.")
/* Translators: portals/france-visas/observations/2 */
N_("PDF only, A4, in colour; 300 dpi is advised, 600 for stamps.")
/* Translators: portals/france-visas/observations/3 */
N_("At most 100 characters: letters, digits, space, comma, full stop, minus, apostrophe and slash.")
/* Translators: portals/anef-employer/observations/0 */
N_("No limit was found. The employer signs in, not the worker.")
/* Translators: portals/prefecture-mail/observations/0 */
N_("One prefecture wants attachments that can be read without turning them.")
/* Translators: portals/prefecture-mail/observations/1 */
N_("Mail servers often stop between 5 and 10 MB; no prefecture gave a number.")
/* Translators: portals/natali/observations/0 */
N_("No limit was found.")
/* Translators: portals/ants/observations/1 */
N_("Signing in at quiet hours is advice of the portal itself.")
/* Translators: checks/size-over-hard */
N_("The file is larger than this portal takes. Size is the commonest reason for a refusal.")
/* Translators: checks/size-over-seen */
N_("The file is larger than the size that is known to pass. It may be refused.")
/* Translators: checks/format-not-taken */
N_("The portal does not take this kind of file in this place.")
/* Translators: checks/file-unreadable */
N_("The file cannot be opened in any way, so nobody can read it.")
/* Translators: checks/file-too-complex */
N_("The file gave no answer within the time and memory allowed, so nobody can tell whether it is fine.")
/* Translators: checks/pdf-zero-byte */
N_("The file is empty or almost empty. The document was not saved.")
/* Translators: checks/pdf-not-pdf */
N_("The file is not what its name says, for example a text document renamed to PDF.")
/* Translators: checks/pdf-damaged */
N_("The structure of the PDF is damaged. Some portals refuse such files.")
/* Translators: checks/pdf-needs-password */
N_("The PDF opens only with a password. A portal cannot open it.")
/* Translators: checks/pdf-owner-lock */
N_("The PDF opens, but it carries a lock against printing or copying. Portals refuse locked files.")
/* Translators: checks/pdf-xfa */
N_("The PDF is a moving form. Other programs show a page that says “please wait”.")
/* Translators: checks/pdf-acroform-unsaved */
N_("The PDF has form fields. What was typed may be lost on the way.")
/* Translators: checks/pdf-javascript */
N_("The PDF holds a script or starts an action. Security scans refuse such files.")
/* Translators: checks/pdf-embedded */
N_("Other files are attached inside the PDF. The agent sees only the cover.")
/* Translators: checks/pdf-signed */
N_("The PDF carries a digital signature. A rewrite would break it: send a copy of the original.")
/* Translators: checks/pdf-version */
N_("The PDF uses a newer version of the format. Old viewers may show it badly.")
/* Translators: checks/pdf-fonts */
N_("A font is not inside the PDF. Letters may be missing on the computer of the agent.")
/* Translators: checks/pdf-page-size */
N_("A page is far larger or smaller than a sheet of paper. Its preview may fail.")
/* Translators: checks/pdf-rotate */
N_("A page lies on its side or upside down when it is shown.")
/* Translators: checks/pdf-blank-page */
N_("A page is empty. The back of a card or a page of a letter may be missing.")
/* Translators: checks/pdf-lowres */
N_("The picture has too few points to be read when it is enlarged.")
/* Translators: checks/pdf-highres */
N_("The picture has more points than anyone needs, which makes the file heavy.")
/* Translators: checks/pdf-bilevel */
N_("The scan is pure black and white. Stamps, photos and colours are lost.")
/* Translators: checks/pdf-blur */
N_("The picture is out of focus.")
/* Translators: checks/pdf-glare */
N_("A reflection hides a part of the picture.")
/* Translators: checks/pdf-crop */
N_("A corner of the document is cut off, or the background is dark.")
/* Translators: checks/pdf-skew */
N_("The page is tilted by a few degrees.")
/* Translators: checks/pdf-overcompressed */
N_("The picture was compressed so much that blocks can be seen.")
/* Translators: checks/img-heic */
N_("The picture has a format of telephones or scanners (HEIC, WebP, TIFF) that most portals do not take.")
/* Translators: checks/img-cmyk */
N_("The picture uses the colours of a printing press. Some viewers show it wrongly.")
/* Translators: checks/img-16bit */
N_("The picture uses 16 bits a colour. Some viewers cannot show it.")
/* Translators: checks/multi-doc */
N_("Several documents stand in one file, or one document in several files.")
/* Translators: checks/name-chars */
N_("The name of the file has signs, or a length, that some portals do not take.")
/* Translators: checks/duplicate-hash */
N_("The same file was given twice. It may confuse the agent.")
/* Translators: checks/side-missing */
N_("Only one side of a card can be seen.")
/* Translators: checks/portal-limit-unknown */
N_("Some limits of this portal are not known. The other checks are made as usual.")
/* Translators: checks/pages-not-looked-at */
N_("The document was too long to look at every page in the time allowed.")
/* Translators: permits/facts/asks */
N_("Which card do you ask for?")
/* Translators: permits/facts/nationality */
N_("What is your nationality?")
/* Translators: permits/facts/birth */
N_("When were you born?")
/* Translators: permits/facts/married */
N_("Are you married?")
/* Translators: permits/facts/children */
N_("Do you have children under 18?")
/* Translators: permits/facts/status-changed */
N_("Since your last card: a marriage, a birth, a divorce, or another change in your family?")
/* Translators: permits/facts/lodging */
N_("Where do you live?")
/* Translators: permits/facts/host-moved */
N_("Is the address on the card of your host out of date?")
/* Translators: permits/facts/job */
N_("What about the job for which you have your card?")
/* Translators: permits/facts/cir */
N_("Did you have to sign the integration contract (CIR)?")
/* Translators: permits/facts/multi-year */
N_("Is the card you hold now valid for more than one year?")
/* Translators: permits/facts/diploma */
N_("Did you get a diploma in France since your last card?")
/* Translators: permits/facts/resource */
N_("What do you live on?")
/* Translators: permits/facts/also-employed */
N_("Do you also work as an employee?")
/* Translators: permits/facts/regulated */
N_("Is your profession a regulated one (health, law, architecture and others)?")
/* Translators: permits/facts/couple */
N_("Do you still live together with your spouse?")
/* Translators: permits/facts/pacs */
N_("Do you have a PACS?")
/* Translators: permits/facts/recognised-by-other */
N_("Did a French parent other than you recognise the child (without marriage)?")
/* Translators: permits/facts/ground */
N_("On what ground do you have your certificate?")
/* Translators: permits/facts/absences */
N_("Were you outside France for long periods?")
/* Translators: permits/facts/department */
N_("In which department do you live?")
/* Translators: permits/bases/base-renewal/current-permit/remarks/0 */
N_("Algerian certificates of residence have lists of their own: confirm this list with the prefecture.")
/* Translators: permits/bases/base-renewal/proof-of-address/remarks/0 */
N_("Lists of this prefecture have asked for less than three months: a newer one is safer.")
/* Translators: permits/bases/base-renewal/hotel-pack/remarks/0 */
N_("One paper is the statement of the hotel, the other the invoice of the last month.")
/* Translators: permits/bases/base-renewal/photo-paper/remarks/0 */
N_("There is no file to add: note that you bring the prints.")
/* Translators: permits/bases/base-renewal/engagement-contract/remarks/0 */
N_("On ANEF it is added under the proofs of address.")
/* Translators: permits/bases/base-first/birth-cert/remarks/0 */
N_("Not asked again from someone who has held a card.")
/* Translators: permits/salarie-cdi/employment-contract/remarks/0 */
N_("The contract with the new employer.")
/* Translators: permits/salarie-cdi/work-authorisation/remarks/0 */
N_("A new one: the new employer had to ask for it.")
/* Translators: permits/salarie-cdi/employer-attestation/remarks/0 */
N_("From the new employer.")
/* Translators: permits/salarie-cdi/language-proof/remarks/0 */
N_("Level A2.")
/* Translators: permits/salarie-cdi/civic-exam-cert/remarks/0 */
N_("The version for the multi-year card (CSP).")
/* Translators: permits/csp-salarie/residence-continuity-proofs/remarks/0 */
N_("At least one for each of the last three calendar years.")
/* Translators: permits/travailleur-temporaire – Carte de séjour temporaire « travailleur temporaire » */
N_("Card for an employee with a fixed-term contract or a posting")
/* Translators: permits/travailleur-temporaire/employment-contract/remarks/0 */
N_("The law gives no extension after the loss of this job: the list asks for a new contract.")
/* Translators: permits/travailleur-temporaire/employment-contract/remarks/1 */
N_("The fixed-term contract, or its extension.")
/* Translators: permits/etudiant – Carte de séjour « étudiant » */
N_("Student card")
/* Translators: permits/etudiant/school-registration/remarks/0 */
N_("A certificate of pre-registration is accepted.")
/* Translators: permits/etudiant/residence-continuity-proofs/remarks/0 */
N_("At least one for each calendar year of the card.")
/* Translators: permits/talent-salarie-qualifie – Carte de séjour « talent – salarié qualifié » */
N_("Talent card for a qualified employee")
/* Translators: permits/talent-salarie-qualifie/ft-situation/remarks/0 */
N_("The card is renewed for as long as the benefit rights run.")
/* Translators: permits/talent-jei-innovante – Carte de séjour « talent – salarié d’une entreprise innovante » */
N_("Talent card for an employee of an innovative company")
/* Translators: permits/talent-salarie-mission – Carte de séjour « talent – salarié en mission » */
N_("Talent card for a posting inside a group of companies")
/* Translators: permits/talent-cbe/pay-threshold-proof/remarks/0 */
N_("At least one and a half times the reference salary, which an order sets each year.")
/* Translators: permits/talent-chercheur/research-agreement/remarks/0 */
N_("A new one, for the time ahead.")
/* Translators: permits/talent-porteur-projet – Carte de séjour « talent – porteur de projet » */
N_("Talent card for somebody who starts, invests in or leads a project")
/* Translators: permits/talent-mandataire – Carte de séjour « talent – mandataire social » */
N_("Talent card for a company officer")
/* Translators: permits/talent-mandataire/corporate-officer-proof/remarks/0 */
N_("A recent one: the office goes on, and the pay is at least three times the yearly minimum wage.")
/* Translators: permits/talent-artiste – Carte de séjour « talent – profession artistique et culturelle » */
N_("Talent card for an artist or author")
/* Translators: permits/talent-artiste/artist-proof/remarks/0 */
N_("A recent one, with the income of the last year.")
/* Translators: permits/talent-artiste/employment-contract/remarks/0 */
N_("Contracts of at least three months in twelve.")
/* Translators: permits/vpf-conjoint-francais – Carte de séjour « vie privée et familiale » (conjoint de Français) */
N_("Card of the spouse of a French person")
/* Translators: permits/vpf-conjoint-francais/violence-evidence/remarks/0 */
N_("A break because of violence must not be held against you.")
/* Translators: permits/vpf-conjoint-francais/divorce-judgment/remarks/0 */
N_("The death certificate of the spouse.")
/* Translators: permits/vpf-parent-enfant-francais – Carte de séjour « vie privée et familiale » (parent d’enfant français) */
N_("Card of the parent of a French child")
/* Translators: permits/vpf-parent-enfant-francais/contribution-proofs/remarks/0 */
N_("For every month since the last card, of several kinds; a judgment and transfers when the parents are separated.")
/* Translators: permits/vpf-liens-personnels – Carte de séjour « vie privée et familiale » (liens personnels et familiaux) */
N_("Card for personal and family ties")
/* Translators: permits/vpf-liens-personnels/personal-ties/remarks/0 */
N_("All four: ties in France, ties in the home country, living conditions, integration.")
/* Translators: permits/vpf-liens-personnels/cohabitation-proofs/remarks/0 */
N_("One year together is often asked for.")
/* Translators: permits/vpf-ne-en-france – Carte de séjour « vie privée et familiale » (né en France) */
N_("Card of somebody born in France")
/* Translators: permits/vpf-regroupement – Carte de séjour « vie privée et familiale » (regroupement familial) */
N_("Card after family reunification")
/* Translators: permits/vpf-regroupement/child-birth-cert/remarks/0 */
N_("Your own birth certificate with your parents, when you came as their child.")
/* Translators: permits/saisonnier – Carte de séjour « travailleur saisonnier » */
N_("Seasonal worker card")
/* Translators: permits/saisonnier/work-authorisation/remarks/0 */
N_("A new one for the season.")
/* Translators: permits/saisonnier/employment-contract/remarks/0 */
N_("The seasonal contract.")
/* Translators: permits/visiteur – Carte de séjour « visiteur » */
N_("Visitor card")
/* Translators: permits/visiteur/resources-sponsor/remarks/0 */
N_("With the undertaking, the identity and the income of the sponsor, and your full birth certificate.")
/* Translators: permits/visiteur/resources-bank/remarks/0 */
N_("Your own income, at least the yearly net minimum wage.")
/* Translators: permits/entrepreneur-liberal – Carte de séjour « entrepreneur / profession libérale » */
N_("Card for self-employed work")
/* Translators: permits/entrepreneur-liberal/resources-bank/remarks/0 */
N_("Proof that the business gives enough to live on.")
/* Translators: permits/rld-ue-renewal/absence-declaration/remarks/0 */
N_("Stays outside France and outside the European Union.")
/* Translators: permits/resident-permanent/language-proof/remarks/0 */
N_("Level B1.")
/* Translators: permits/resident-permanent/civic-exam-cert/remarks/0 */
N_("The version for the resident card (CR).")
/* Translators: permits/protection-famille – Carte de séjour de la famille d’une personne protégée */
N_("Card for the family of a refugee or protected person")
/* Translators: deadlines/facts/title */
N_("Which card or paper do you hold?")
/* Translators: deadlines/facts/from */
N_("From which day is it valid?")
/* Translators: deadlines/facts/ends */
N_("What is the last day printed on it?")
/* Translators: deadlines/facts/channel */
N_("Is the card you ask for requested on the ANEF portal, or at the prefecture (counter, post or another form)?")
/* Translators: deadlines/facts/renewal-filed */
N_("On which day did you ask for the renewal, if you did?")
/* Translators: deadlines/facts/received */
N_("On which day did the prefecture receive the complete file?")
/* Translators: deadlines/facts/kind */
N_("What kind of card is the request for? Some kinds have shorter times.")
/* Translators: deadlines/facts/papers-due */
N_("By which day were the missing papers due?")
/* Translators: deadlines/facts/refused */
N_("On which day was the refusal notified?")
/* Translators: deadlines/facts/residence */
N_("Do you live in mainland France, overseas or abroad?")
/* Translators: deadlines/facts/acknowledged */
N_("Did you get an acknowledgement that names the day of silence and the ways of appeal?")
/* Translators: deadlines/facts/oqtf */
N_("On which day was the obligation to leave (OQTF) notified?")
/* Translators: deadlines/facts/oqtf-situation */
N_("Are you free, under house arrest, in prison or in detention?")
/* Translators: deadlines/facts/oqtf-time */
N_("At what time was it notified?")
/* Translators: deadlines/facts/detention-time */
N_("At what time were you told of the detention?")
/* Translators: deadlines/facts/entered */
N_("On which day did you enter France?")
/* Translators: deadlines/facts/entered-as */
N_("With which visa or status did you enter?")
/* Translators: deadlines/facts/young-adult */
N_("Are you entitled to one of the permits listed for young adults (family, protection, arrived as a child)?")
/* Translators: deadlines/facts/passport-until */
N_("Until which day is your passport valid?")
/* Translators: deadlines/facts/collected */
N_("On which day do you collect the card?")
/* Translators: deadlines/facts/renewals */
N_("How many times has a card with these same words been renewed?")
/* Translators: deadlines/facts/presence */
N_("How many months did you spend in France in each of the last three calendar years?")
/* Translators: deadlines/facts/aes-asked */
N_("On which day did you, or will you, ask for the card for occupations short of workers?")
/* Translators: deadlines/facts/paid-months */
N_("For how many months within those 24 were you paid in such an occupation?")
/* Translators: deadlines/facts/department-listed */
N_("Has a ministerial order named your department? None was found: ask the prefecture or an association.")
/* Translators: deadlines/facts/aps-in-list */
N_("On which article does your provisional permit rest? Only those of L.425-4, L.425-10 and L.426-21 are named.")
/* Translators: deadlines/facts/cr-ground */
N_("Is your card for the spouse of a French person, the parent of a French child, or after reunification with a resident?")
/* Translators: deadlines/facts/visa-needed */
N_("Does a first card of this kind need a long-stay visa?")
/* Translators: deadlines/facts/grace-card */
N_("Does the grace of three months also cover this card? The text that was read does not say so. Ask to confirm.")
/* Translators: deadlines/facts/grace-late */
N_("You asked after the card had ended. Does the grace still cover you? Ask a lawyer or an association.")
/* Translators: deadlines/facts/work-authorised */
N_("Does your certificate say “salarié”, so that the work needs an authorisation?")
/* Translators: deadlines/facts/job-loss-covered */
N_("Does the rule on lost jobs cover your card? The texts that were read do not name it: ask.")
/* Translators: deadlines/facts/late-refusal */
N_("Is the refusal that came after the time for appeal a new decision? Ask a lawyer at once.")
/* Translators: deadlines/reasons/anef-open */
N_("ANEF takes the request from this day.")
/* Translators: deadlines/reasons/anef-close */
N_("After this day the prefecture no longer owes an extension certificate, and a fee may be charged.")
/* Translators: deadlines/reasons/counter-open */
N_("The prefecture takes the request from this day.")
/* Translators: deadlines/reasons/counter-close */
N_("After this day your stay is no longer covered by the card, and a fee may be charged.")
/* Translators: deadlines/reasons/late-fee */
N_("A late renewal may cost {amount} € more, paid when the card is collected; not in a case of force majeure or with a valid visa.")
/* Translators: deadlines/reasons/visa-validate */
N_("Without the online validation there is no right to stay beyond three months, and no card can be asked for.")
/* Translators: deadlines/reasons/first-filing */
N_("After this day the first request is late.")
/* Translators: deadlines/reasons/cbe-move */
N_("After this day the request of someone who comes with the Blue Card of another EU country is late.")
/* Translators: deadlines/reasons/adult18 */
N_("After this day the request of a young adult is late.")
/* Translators: deadlines/reasons/grace-end */
N_("Once the renewal is asked for, the expired card still proves stay, work and social rights until this day, or until the decision if it comes sooner.")
/* Translators: deadlines/reasons/grace-dept */
N_("Only in departments that a ministerial order names, and only if the renewal was asked for before the card ended. No such order was found: do not count on it.")
/* Translators: deadlines/reasons/late-visa-reset */
N_("If nothing was asked for by this day, the conditions of entry are asked for again, a long-stay visa among them where a first card needs one.")
/* Translators: deadlines/reasons/oqtf-risk */
N_("If no renewal was asked for by this day, an obligation to leave France may come without time to leave.")
/* Translators: deadlines/reasons/health-cover */
N_("Health insurance is kept at least until this day.")
/* Translators: deadlines/reasons/api-max */
N_("An extension certificate runs at most until this day; the date printed on it counts. Ask for the next one three weeks before.")
/* Translators: deadlines/reasons/api-max-protection */
N_("An extension certificate of a refugee or protected person runs at most until this day; the date printed on it counts. Ask for the next one three weeks before.")
/* Translators: deadlines/reasons/recep-renewal */
N_("A renewal receipt usually runs three months from the day after the card ends; the date printed on it counts. Ask for the extension before.")
/* Translators: deadlines/reasons/recep-first */
N_("A first receipt usually runs four or six months; the date printed on it counts. Ask for the extension before.")
/* Translators: deadlines/reasons/card-collection */
N_("If no message has come by this day, ask; the stamp is paid at the tariff of the day.")
/* Translators: deadlines/reasons/silence-susp */
N_("While the missing papers are awaited, the time after which silence is a refusal stands still.")
/* Translators: deadlines/reasons/silence */
N_("If nothing has come, silence is a refusal from this day. Extension certificates and receipts do not stop it.")
/* Translators: deadlines/reasons/refere-before-silence */
N_("A petition for an appointment, a receipt or an extension certificate must be lodged before this day: afterwards the silent refusal may bar it.")
/* Translators: deadlines/reasons/appeal-czabaj */
N_("Without a proper acknowledgement the two months do not run against you, but after about a year an appeal may be refused as too late.")
/* Translators: deadlines/reasons/reasons-due */
N_("If the prefecture has not given its reasons by this day, the silent refusal is unlawful.")
/* Translators: deadlines/reasons/appeal-after-reasons */
N_("Last day to bring the case before the administrative court.")
/* Translators: deadlines/reasons/gracieux-silence */
N_("If nothing has come, the administrative appeal is rejected on this day, and a new time to go to court starts.")
/* Translators: deadlines/reasons/damages-claim */
N_("If nothing has come, the claim for money is refused on this day.")
/* Translators: deadlines/reasons/appeal-ta */
N_("Last day to bring the case before the administrative court. It is also the last day to ask for the reasons of a silent refusal.")
/* Translators: deadlines/reasons/appeal-distance */
N_("Last day to bring the case before the administrative court for someone who lives overseas, outside its territory.")
/* Translators: deadlines/reasons/oqtf-1m */
N_("Last day to attack the obligation to leave France, with the refusal of stay in the same letter. An administrative appeal does not lengthen it.")
/* Translators: deadlines/reasons/legal-aid-oqtf */
N_("Legal aid can be asked for at the latest together with the appeal.")
/* Translators: deadlines/reasons/oqtf-7d */
N_("Last day, until midnight, to attack the obligation to leave France. Nothing lengthens it.")
/* Translators: deadlines/reasons/hours-without-time */
N_("The appeal must be lodged within {hours} hours of the notification. Look at the time on the paper: each hour counts.")
/* Translators: deadlines/reasons/oqtf-48h */
N_("The appeal must be lodged by this hour. Nothing lengthens it; legal help is available in the detention centre.")
/* Translators: deadlines/reasons/attempts-spread */
N_("The attempts are spread over more than a week.")
/* Translators: deadlines/reasons/attempts-more */
N_("Try again on this day or later and keep a picture: attempts within one week were not enough for the judge.")
/* Translators: deadlines/reasons/address-3m */
N_("Holders of a card valid for more than one year declare a new address by this day.")
/* Translators: deadlines/reasons/employer-check */
N_("The employer asks the prefecture to check the card by this day; not when the worker is registered with France Travail.")
/* Translators: deadlines/reasons/cst-cap */
N_("Renewals left for a card with these words: {left}. Three in a row are the most.")
/* Translators: deadlines/reasons/cst-cap-reached */
N_("Renewals of a card with these words so far: {count}. Three in a row are the most, so the next one must be a multi-year card, a resident card or a card on another ground. Three years of French secondary school or one of higher education lift the limit.")
/* Translators: deadlines/reasons/absence-cr */
N_("The resident card lapses after more than three years in a row abroad.")
/* Translators: deadlines/reasons/absence-ue */
N_("The card lapses after more than three years in a row outside the European Union.")
/* Translators: deadlines/reasons/absence-ue-france */
N_("The card lapses after six years in a row outside France.")
/* Translators: deadlines/reasons/absence-csp */
N_("In each of the years {years} you spent at least {limit} months in France.")
/* Translators: deadlines/reasons/absence-csp-short */
N_("In {years} you spent less than {limit} months in France: the renewal may be refused. How parts of a year are counted is not said.")
/* Translators: deadlines/reasons/l4354-end */
N_("The law that opens this card runs until this day, unless it is extended.")
/* Translators: deadlines/reasons/l4354-work */
N_("Paid months within the last 24: {count}. The {limit} that are needed are there. Months on seasonal, student or asylum papers do not count.")
/* Translators: deadlines/reasons/l4354-short */
N_("Paid months within the last 24: {count}. {limit} are needed. Months on seasonal, student or asylum papers do not count.")
/* Translators: deadlines/reasons/l4354-residence */
N_("Three years of residence without a break, which this card needs, are complete on this day.")
/* Translators: deadlines/reasons/student-hours */
N_("A new year of {limit} hours of work starts on this day. More needs an authorisation, and going over can cost the card.")
/* Translators: deadlines/reasons/fee-switch */
N_("Collected on that day, a renewal costs {renewal} €, a first card {first} €. The tariff changed on this day.")
/* Translators: deadlines/reasons/ue-family-renew */
N_("The request is made in the two months before the card ends.")
/* Translators: deadlines/reasons/ue-family-perm */
N_("The card of permanent stay is asked for in the two months before five years of lawful stay are complete.")
/* Translators: deadlines/reasons/cr-early */
N_("From this day a resident card may be asked for without waiting for the window, if the other conditions are met.")
/* Translators: deadlines/reasons/rece-diploma */
N_("In France this card is asked for within twelve months of the diploma.")
/* Translators: deadlines/reasons/rece-abroad */
N_("From abroad this card is asked for within four years of the diploma.")
/* Translators: deadlines/reasons/commission-summons */
N_("The summons must have reached you by this day.")
/* Translators: deadlines/reasons/commission-opinion */
N_("If the commission has said nothing, its opinion is taken as given on this day.")
/* Translators: deadlines/reasons/refugee-card-due */
N_("The card should have been issued by this day (not for members of the family).")
/* Translators: deadlines/reasons/work-auth-window */
N_("The employer asks for the new authorisation in the second month before the card ends, in any case before it ends.")
/* Translators: deadlines/reasons/job-loss-year */
N_("The card is extended by one year; after that the rights to unemployment benefit decide. Not after a resignation or an agreed end.")
/* Translators: deadlines/reasons/job-loss-rights */
N_("The card is renewed for as long as the rights to unemployment benefit that were acquired. Not after a resignation or an agreed end.")
/* Translators: deadlines/reasons/employer-change-first-year */
N_("Before this day a change of employer by resignation is risky for the card.")
/* Translators: deadlines/reasons/passport-valid */
N_("The passport is valid on this day.")
/* Translators: deadlines/reasons/passport-ended */
N_("The passport is no longer valid on this day. Ask for a new one early; other proofs of nationality exist.")
/* Translators: deadlines/reasons/fee-switch-open */
N_("The tariff changed on this day. A card collected since then costs {renewal} € for a renewal and {first} € for a first card.")
/* Translators: deadlines/reasons/cst-cap-open */
N_("A card with the same words can be renewed three times in a row at most.")
/* Translators: deadlines/reasons/absence-csp-open */
N_("At least {limit} months in France are needed in each calendar year of the card, at most the last three.")
/* Translators: deadlines/reasons/l4354-open */
N_("{limit} paid months within the last 24 are needed. Months on seasonal, student or asylum papers do not count.")
/* Translators: deadlines/reasons/passport-open */
N_("The passport should be valid on this day; other proofs of nationality exist.")
/* Translators: deadlines/reasons/appeal-distance-abroad */
N_("Last day to bring the case before the administrative court for someone who lives abroad.")
/* Translators: deadlines/reasons/sixtieth-day */
N_("Some count the sixtieth day one day later; the earlier day is safe on both readings.")
/* Translators: deadlines/reasons/fee-after-expiry */
N_("Many prefectures charge the fee only after the card has ended.")
/* Translators: deadlines/reasons/receipt-six-months */
N_("Some first receipts run six months.")
/* Translators: deadlines/reasons/no-suspension */
N_("Whether the request for papers stops the clock here is not settled: this is the day without the stop.")
/* Translators: deadlines/reasons/suspension-without-due-day */
N_("No day was set for the missing papers, so the time does not stand still.")
/* Translators: deadlines/reasons/short-period-unsettled */
N_("The text names the short time for the issue of the card. Whether it holds for renewals is not settled: until this later day no refusal is certain.")
/* Translators: deadlines/reasons/if-extended */
N_("If the office tells you that it takes thirty days more.")
/* Translators: deadlines/reasons/removal-franc */
N_("Some count one day more here; the earlier day is safe.")
/* Translators: deadlines/reasons/hour-not-known */
N_("Without the hour only the whole day before is safe.")
/* Translators: deadlines/reasons/online-window */
N_("If the portal applies its own window to this card, it opens on this day.")
/* Translators: deadlines/reasons/cr-early-family */
N_("From this day the spouse of a French person (married for three years too), the parent of a French child and someone reunited with a resident may ask for a resident card without waiting for the window.")
/* Translators: deadlines/reasons/year-from-card */
N_("Counted from the end of the card.")
/* Translators: deadlines/reasons/month-would-have-ended */
N_("The month that was running would have ended on this day: the earlier day is safe.")
/* Translators: deadlines/reasons/answered-before */
N_("The answer came before silence could become a refusal.")
/* Translators: deadlines/reasons/appeal-restarted */
N_("The written refusal that came meanwhile opened a new time: the later day counts.")
/* Translators: deadlines/reasons/appeal-interrupted */
N_("The administrative appeal stopped this time: the later day counts.")
/* Translators: deadlines/reasons/appeal-extended */
N_("The reasons were asked for in time: the two months run again once they are given.")
/* Translators: deadlines/reasons/appeal-lengthened */
N_("Living far from the court lengthens this time: the later day counts.")
/* Translators: deadlines/reasons/appeal-with-removal */
N_("The refusal came with the obligation to leave: its shorter time counts for both.")
/* Translators: deadlines/reasons/too-late-to-stop */
N_("This came after the time for appeal had ended, so it opens no new time.")
/* Translators: deadlines/reasons/too-early */
N_("There was no refusal yet on that day.")
/* Translators: deadlines/reasons/stopped */
N_("House arrest, prison or detention came while this time was running: the shorter one took its place.")
/* Translators: deadlines/reasons/not-running */
N_("No time for appeal was running on that day.")
/* Translators: deadlines/reasons/ends-with-decision */
N_("The decision came sooner and ended it.")
/* Translators: deadlines/reasons/requested-in-time */
N_("A renewal was asked for in time.")
/* Translators: deadlines/reasons/does-not-apply */
N_("The rule does not cover this situation.")
/* Translators: deadlines/anef_open */
N_("The online window opens")
/* Translators: deadlines/anef_close */
N_("The online window closes")
/* Translators: deadlines/counter_open */
N_("Filing at the prefecture opens")
/* Translators: deadlines/counter_close */
N_("Last day to file at the prefecture")
/* Translators: deadlines/late_fee */
N_("Fee for a late renewal")
/* Translators: deadlines/visa_validate */
N_("Validate the long-stay visa")
/* Translators: deadlines/first_filing */
N_("Ask for the first card")
/* Translators: deadlines/ue_family_first */
N_("Ask for the first card as family of an EU citizen")
/* Translators: deadlines/cbe_move */
N_("Ask for the card after moving with an EU Blue Card")
/* Translators: deadlines/adult18 */
N_("First request after turning 18")
/* Translators: deadlines/adult19 */
N_("First request before turning 19")
/* Translators: deadlines/grace_end */
N_("End of the grace after the card")
/* Translators: deadlines/grace_dept */
N_("End of the grace where the department is listed")
/* Translators: deadlines/late_visa_reset */
N_("Last day before a renewal counts as a first request")
/* Translators: deadlines/oqtf_risk */
N_("A month after the end without a request")
/* Translators: deadlines/health_cover */
N_("Health cover may close")
/* Translators: deadlines/api_max */
N_("End of the extension certificate (API)")
/* Translators: deadlines/api_max_protection */
N_("End of the extension certificate (API) of a protected person")
/* Translators: deadlines/recep_renewal */
N_("End of the renewal receipt (récépissé)")
/* Translators: deadlines/recep_first */
N_("End of the first receipt (récépissé)")
/* Translators: deadlines/card_collection */
N_("Ask when the card can be collected")
/* Translators: deadlines/silence_susp */
N_("The time of silence stands still")
/* Translators: deadlines/silence_4m */
N_("Silence becomes a refusal")
/* Translators: deadlines/refere_before_silence */
N_("Urgent petition for an appointment or a receipt")
/* Translators: deadlines/appeal_czabaj */
N_("Outer limit of an appeal against silence")
/* Translators: deadlines/reasons_due */
N_("Answer to the request for reasons")
/* Translators: deadlines/appeal_after_reasons */
N_("Appeal to the court after the reasons were given")
/* Translators: deadlines/gracieux_silence */
N_("Silence on the administrative appeal becomes a rejection")
/* Translators: deadlines/damages_claim */
N_("Silence on the money claim becomes a refusal")
/* Translators: deadlines/appeal_ta */
N_("Appeal to the administrative court")
/* Translators: deadlines/appeal_distance */
N_("Appeal to the court from far away")
/* Translators: deadlines/oqtf_1m */
N_("Appeal against the obligation to leave (free)")
/* Translators: deadlines/legal_aid_oqtf */
N_("Ask for legal aid against the obligation to leave")
/* Translators: deadlines/oqtf_7d */
N_("Appeal against the obligation to leave (house arrest or prison)")
/* Translators: deadlines/oqtf_48h */
N_("Appeal against the obligation to leave (detention)")
/* Translators: deadlines/attempts_spread */
N_("Attempts on the portal prove something")
/* Translators: deadlines/address_3m */
N_("Declare the new address")
/* Translators: deadlines/employer_check */
N_("The employer has asked the prefecture")
/* Translators: deadlines/cst_cap */
N_("Renewals of the same one-year card")
/* Translators: deadlines/absence_cr */
N_("The resident card lapses by absence")
/* Translators: deadlines/absence_ue */
N_("The EU long-term card lapses by absence")
/* Translators: deadlines/absence_csp */
N_("Six months in France each year")
/* Translators: deadlines/l4354_end */
N_("The card for occupations short of workers ends")
/* Translators: deadlines/l4354_work */
N_("Paid work for the card for occupations short of workers")
/* Translators: deadlines/student_hours */
N_("Hours of work of a student")
/* Translators: deadlines/fee_switch */
N_("What the card costs")
/* Translators: deadlines/ue_family_renew */
N_("Renew the card as family of an EU citizen")
/* Translators: deadlines/ue_family_perm */
N_("Ask for the card of permanent stay")
/* Translators: deadlines/cr_early */
N_("A resident card may be asked for")
/* Translators: deadlines/rece_diploma */
N_("Ask in France for the card to look for work (RECE)")
/* Translators: deadlines/rece_abroad */
N_("Ask from abroad for the card to look for work (RECE)")
/* Translators: deadlines/commission_summons */
N_("Summons to the residence-permit commission")
/* Translators: deadlines/commission_opinion */
N_("Opinion of the residence-permit commission")
/* Translators: deadlines/refugee_card_due */
N_("The card of a refugee or protected person is due")
/* Translators: deadlines/work_auth_window */
N_("The employer asks for the work authorisation")
/* Translators: deadlines/job_loss_year */
N_("A job lost through no fault of yours")
/* Translators: deadlines/employer_change_first_year */
N_("End of the first year with the employer of the card")
/* Translators: deadlines/passport_valid */
N_("The passport on this day")
/* Translators: help/bar-duty – Permanence du barreau */
N_("A lawyer on duty")
/* Translators: help/bar-duty – Permanence du barreau */
N_("In a detention place you may telephone from the first hour, and staff must let you reach the duty lawyers of the bar. Ask for a lawyer at once, and for an interpreter.")
/* Translators: help/detention-association – Association d’aide aux personnes retenues */
N_("The legal help inside the detention centre")
/* Translators: help/detention-association – Association d’aide aux personnes retenues */
N_("An association has an office in most centres and helps to write the appeal. Ask the staff where its office is, and go there first.")
/* Translators: help/access-to-law – Numéro de l’accès au droit */
N_("Free legal help near you")
/* Translators: help/access-to-law – Numéro de l’accès au droit */
N_("The number finds the nearest free legal desk (point-justice). Overseas it is 09 70 82 31 90.")
/* Translators: help/court – Tribunal administratif */
N_("The administrative court named in the letter")
/* Translators: help/court – Tribunal administratif */
N_("Its name and address are at the end of the letter, under “voies et délais de recours”. An appeal can also be lodged online, by day and by night.")
/* Translators: help/legal-aid – Bureau d’aide juridictionnelle */
N_("Legal aid: a lawyer paid by the state")
/* Translators: help/legal-aid – Bureau d’aide juridictionnelle */
N_("Asked for at the court of the place where you live, online or by post; what is posted counts from the day on the postmark. Against an obligation to leave it cannot be asked for after the appeal.")
/* Translators: help/cimade – La Cimade */
N_("Association that helps foreign people with their papers")
/* Translators: help/cimade – La Cimade */
N_("Its site lists the desks of each region, and its workers in detention centres. Most desks are closed in summer. The number was read in a report of 2016.")
/* Translators: help/gisti – Gisti */
N_("Association of lawyers and activists for the rights of foreign people")
/* Translators: help/gisti – Gisti */
N_("Gives legal advice by telephone and by letter; the line is often busy. The address was read in 2022, no telephone number was.")
/* Translators: help/ldh – Ligue des droits de l’Homme (LDH) */
N_("Association for human rights, with a legal telephone line")
/* Translators: help/ldh – Ligue des droits de l’Homme (LDH) */
N_("The number and the hours were read on a page of 2014.")
/* Translators: help/ldh – Ligue des droits de l’Homme (LDH) */
N_("Monday to Friday, 10 to 13")
/* Translators: help/cgt – CGT, collectif migrants */
N_("Trade union, for foreign workers with or without papers")
/* Translators: help/cgt – CGT, collectif migrants */
N_("The union of your town or trade can write to the employer and go with you. In Montreuil there was a desk on Mondays from half past two, says an article of 2015.")
/* Translators: help/contact-centre – Centre de contact citoyens (CCC) */
N_("Help with the portal ANEF")
/* Translators: help/contact-centre – Centre de contact citoyens (CCC) */
N_("Free call. Write down the number of the ticket and the day: later it proves that you tried.")
/* Translators: help/reception-point – Point d’accueil numérique (PAN) */
N_("Help at the prefecture with the online request")
/* Translators: help/reception-point – Point d’accueil numérique (PAN) */
N_("In prefectures and some sub-prefectures, by appointment, when the contact centre could not help. It helps with the tool and looks whether papers are missing; it gives no advice. The site of your prefecture has the address.")
/* Translators: help/ombudsman – Défenseur des droits */
N_("Free help against an office that does not answer")
/* Translators: help/ombudsman – Défenseur des droits */
N_("Free and independent. A complaint does not stop the time to go to court. A letter to this address needs no stamp.")
/* Translators: help/ombudsman-delegate – Délégué du Défenseur des droits */
N_("The ombudsman’s delegate near you")
/* Translators: help/ombudsman-delegate – Délégué du Défenseur des droits */
N_("Delegates receive people free of charge in prefectures, legal desks and prisons; the site has the list of places.")
/* Translators: help/consulate – Consulat */
N_("The consulate of your country")
/* Translators: help/consulate – Consulat */
N_("In detention you may speak to it; you do not have to. If you are afraid of the authorities of your country, speak to a lawyer first.")
