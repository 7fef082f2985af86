import { describe, expect, it } from 'vitest';
import { explainLink, withExplainPath } from '../../view/explain-link.ts';
import { parseExplainPath, stepUp } from './explain-path.ts';

describe('the steps of Explain in the URL', () => {
	it('reads what it wrote', () => {
		const path = { part: 'hqla', line: 'stock:1.reserves', holder: 'account:A', before: 'P-1', entry: 'opening' } as const;
		expect(parseExplainPath(withExplainPath(new URLSearchParams('entity=LDN'), path))).toEqual(path);
		expect(withExplainPath(new URLSearchParams('entity=LDN'), path).get('entity')).toBe('LDN');
	});
	it('opens no step without those before it', () => {
		expect(parseExplainPath(new URLSearchParams('holder=a&entry=b'))).toEqual({
			part: 'net',
			line: null,
			holder: null,
			before: null,
			entry: null,
		});
		expect(parseExplainPath(new URLSearchParams('line=outflow:own-debt&entry=b')).entry).toBeNull();
	});
	it('takes the part from the line', () => {
		expect(parseExplainPath(new URLSearchParams('part=hqla&line=outflow:own-debt')).part).toBe('net');
		expect(parseExplainPath(new URLSearchParams('part=hqla')).part).toBe('hqla');
	});
	it('goes up a step at a time', () => {
		const path = { part: 'net', line: 'outflow:own-debt', holder: 'a', before: 'p', entry: 'b' } as const;
		expect(stepUp(path)).toEqual({ ...path, entry: null });
		expect(stepUp(stepUp(path))).toEqual({ ...path, entry: null, before: null, holder: null });
		expect(stepUp(stepUp(stepUp(stepUp(path))))).toEqual({ part: 'net', line: null, holder: null, before: null, entry: null });
	});
	it('links a figure of another page and keeps whose it is', () => {
		expect(explainLink('?entity=LDN', { part: 'hqla' })).toEqual({ pathname: '/explain', search: 'entity=LDN&part=hqla' });
		expect(explainLink('', { line: 'outflow:own-debt' }).search).toBe('line=outflow%3Aown-debt');
	});
});
