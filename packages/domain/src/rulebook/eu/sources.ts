/** The texts that the figures were read in. */
export const ACT = 'Association of Corporate Treasurers wiki, Level 1B liquid assets';
export const DR = 'Delegated Regulation (EU) 2015/61, consolidated text of 8 July 2022';
export const DR_PAGES = 'Delegated Regulation (EU) 2015/61 as amended for the UK (article pages of a legal publisher)';
export const DR_UK = 'Delegated Regulation (EU) 2015/61 as kept on legislation.gov.uk';
export const EBA = 'EBA Single Rulebook Q&A';
export const ORACLE = 'Oracle liquidity risk user guides';
export const PRA = 'PRA Rulebook, Liquidity Coverage Ratio (CRR) Part (successor of 2015/61 in the UK)';
export const TEMPLATES = 'EU supervisory reporting templates C 72.00 to C 76.00 (Annex XXIV of the reporting ITS)';
