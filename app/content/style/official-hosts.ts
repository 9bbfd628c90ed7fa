/** Whose pages may be linked: UN agencies, ministries, journals, professional bodies; never mirrors or news copies. */
const official = [
  "un.org",
  "unicef.org",
  "undp.org",
  "unfpa.org",
  "unodc.org",
  "unhcr.org",
  "ohchr.org",
  "who.int",
  "paho.org",
  "ilo.org",
  "jointsdgfund.org",
  "gov.tm",
  "ecolex.org",
  "europa.eu",
  "ojp.gov",
  "ifsw.org",
  "iassw-aiets.org",
  "socialserviceworkforce.org",
  "alliancecpha.org",
  "basw.co.uk",
  "cswe.org",
  "campbellcollaboration.org",
  "doi.org",
  "ncbi.nlm.nih.gov",
  "mdpi.com",
  "biomedcentral.com",
  "springer.com",
];

/** True for a host of the list or below one. */
export const isOfficialHost = (host: string): boolean =>
  official.some((known) => host === known || host.endsWith(`.${known}`));
