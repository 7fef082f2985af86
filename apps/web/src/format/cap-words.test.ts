import { expect, it } from 'vitest';
import { capName, capUse } from './cap-words.ts';

it('names a limit with its share, and a least share as one', () => {
	expect(capName('LEVEL_2B', 0.15)).toBe('L2B cap 15 %');
	expect(capName('UNCOVERED_LEVEL_1', 0.3)).toBe('L1 without covered bonds, at least 30 %');
});

it('says how far a limit is used, or that it binds', () => {
	expect(capUse({ binds: false, share: 0.421 })).toBe('42.1 %');
	expect(capUse({ binds: true, share: 0.3 })).toBe('binds');
	expect(capUse({ binds: false, share: null })).toBe('');
});
