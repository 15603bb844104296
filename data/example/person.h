/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The invented worker of the example and the invented people, firms and places around her. None of them can exist: post code 99999,
 * registration numbers of zeros, telephone numbers of the range kept for fiction, a bank and a state office that nobody runs.
 */
#pragma once

#define GIVEN "Awa"
#define FAMILY "Exemple-Traoré"
#define FAMILY_UPPER "EXEMPLE-TRAORÉ"
#define FULL_NAME "Awa EXEMPLE-TRAORÉ"
#define BIRTH "14/03/1991"
#define BIRTH_PLACE "Bamako"
#define NATIONALITY_CODE "MLI"
#define STREET "7 impasse des Exemples"
#define TOWN "99999 Ville-Exemple"
#define FOREIGNER_NUMBER "9900000001"
#define SOCIAL_NUMBER "2 91 03 99 999 000 00"

#define EMPLOYER "PRÉSENCE EXEMPLE SARL"
#define EMPLOYER_STREET "12 rue de l’Invention"
#define EMPLOYER_SIRET "000 000 000 00000"
#define EMPLOYER_PHONE "01 99 00 00 12"
#define EMPLOYER_MANAGER "Claude Modèle-Bidon"

#define CARD_NUMBER "EX0000427"
#define CARD_FROM "09/03/2026"
#define CARD_ENDS "08/03/2027"
#define OLD_CARD_NUMBER "EX0000311"
#define OLD_CARD_FROM "09/03/2025"
#define OLD_CARD_ENDS "08/03/2026"
#define PASSPORT_NUMBER "ZZ0009917"
#define PASSPORT_FROM "02/06/2022"
#define PASSPORT_ENDS "01/06/2027"
