const SOH = '\u0001';

/** What stands for SOH in a text that can be edited: a bar, or the symbol for SOH where the message has bars of its own. */
export const sohMark = (text: string): string => (text.includes('|') ? '\u2401' : '|');

/** A FIX message as it can be edited. */
export const withMarks = (text: string, mark: string): string => text.replaceAll(SOH, mark);
export const withoutMarks = (text: string, mark: string): string => text.replaceAll(mark, SOH);
