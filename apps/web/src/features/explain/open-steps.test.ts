import type { ExplainResponse } from '@tideline/api';
import { expect, it } from 'vitest';
import { openSteps } from './open-steps.ts';

const data = { line: { of: { id: 'l' } }, holder: { of: { id: 'h' } }, entry: { of: { id: 'e' } } } as unknown as ExplainResponse;
const open = (line: string | null, holder: string | null, entry: string | null) => {
	const steps = openSteps(data, { part: 'net', line, holder, before: null, entry });
	return [steps.line, steps.holder, steps.entry].map((step) => step?.of.id ?? null);
};

it('shows of the answer before only the steps that are still open', () => {
	expect(open('l', 'h', 'e')).toEqual(['l', 'h', 'e']);
	expect(open('l', 'h', 'other')).toEqual(['l', 'h', null]);
	expect(open('other', 'h', 'e')).toEqual([null, null, null]);
	expect(open('l', null, null)).toEqual(['l', null, null]);
});
