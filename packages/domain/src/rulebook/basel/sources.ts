/** The texts that the figures were read in. */
export const SAMA = 'SAMA General Guidance concerning Amended LCR (reproduces BCBS 238, January 2013, by paragraph)';
export const SAMA_TABLE = 'SAMA General Guidance concerning Amended LCR, illustrative summary table (outflow part of BCBS 238 Annex 4)';
export const SAMA_INFLOWS = 'SAMA Rulebook, LCR cash inflows (BCBS 238 text by paragraph)';
export const JFSC = 'JFSC guidance note, Prudential Reporting of Liquidity Ratios (cites BCBS 238 paragraphs)';
export const ADGM = 'ADGM PRU A10.2.18 (inflow table)';
export const CBB = 'CBB Rulebook LM-11';
export const ORACLE = 'Oracle liquidity risk user guides';
