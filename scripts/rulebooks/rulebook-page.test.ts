import { readFileSync } from 'node:fs';
import { RULEBOOK_IDS, rulebook } from '@tideline/domain';
import { describe, expect, test } from 'vitest';
import { rulebookPage } from './rulebook-page.ts';

describe.each(RULEBOOK_IDS)('docs/rulebooks/%s.md', (id) => {
	const tables = rulebook(id);
	const page = rulebookPage(tables);

	test('is what the tables print: `npm run rulebooks` brings it up to date', () => {
		expect(readFileSync(new URL(`../../docs/rulebooks/${id}.md`, import.meta.url), 'utf8')).toBe(page);
	});

	test('has every row once, and says which figures were not read', () => {
		const rows = [...tables.stock, ...tables.lines, ...tables.terms];
		const rules = page.split('\n').filter((line) => /^\| \d+ \| `/.test(line));
		const printed = page.split('\n').filter((line) => line.startsWith('| `'));
		expect(printed.map((line) => line.split('`')[1]).sort()).toEqual(rows.map((row) => row.id).sort());
		expect(rules.map((line) => line.split('`')[1])).toEqual(tables.rules.map((rule) => rule.id));
		expect([...printed, ...rules].filter((line) => line.includes('**unverified**'))).toHaveLength(
			[...rows, ...tables.rules].filter(({ verified }) => verified === 'recalled').length,
		);
	});
});

test('a page shows where balances stand, first row first', () => {
	expect(rulebookPage(rulebook('us'))).toContain('| term beyond | no flow |');
	expect(rulebookPage(rulebook('eu'))).toContain('| term call, not operational | `loan.open` |');
	expect(rulebookPage(rulebook('basel'))).toContain('| account nostro, operational | inflow `operational.held` |');
});

test('a page says of a rule of the text that no figure follows from it, and why', () => {
	expect(rulebookPage(rulebook('eu'))).toMatch(/\| `cap\.ciu` \| `EUR 500000000`, \*\*not applied\*\*: each bank /);
});

test('a page shows haircuts and rates in percent', () => {
	const page = rulebookPage(rulebook('us'));
	expect(page).toContain('| `2A.gse` | 15 % |');
	expect(page).toContain('| `retail.brokered` | 100 %, in the mismatch when dated |');
	expect(page).toContain('| `retail.stable` | 3 %, whatever its date |');
	expect(page).toContain('| `outflow-adjustment.category-3-reduced` | 85 % |');
});
