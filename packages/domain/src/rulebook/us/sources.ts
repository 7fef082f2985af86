/** The texts that the figures were read in. */
export const APPENDIX_VI = 'FR 2052a instructions, Appendix VI (LCR mapping)';
export const CFR = '12 CFR part 249 (Regulation WW), eCFR text';
