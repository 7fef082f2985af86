import { lcrResponse, problem } from '@tideline/api';
import { computeRatio, formatMinor, ratioInput, templateOf, VERIFIED_WORDS } from '@tideline/domain';
import readXlsxFile from 'read-excel-file/node';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { TestBench } from './_bff.ts';
import { lcr, referenceRecords, Writer } from './_records.ts';

let bench: TestBench;
let address: string;

beforeAll(async () => {
	bench = await TestBench.open();
	const write = new Writer(bench.codecs);
	const record = lcr('LDN');
	const computed = { ...record, ...computeRatio(ratioInput(record)) };
	await bench.log.append([...referenceRecords(), write.lcr(computed), write.lcr({ ...lcr('GROUP'), rulebook: 'eu' })]);
	address = (await bench.start()).address;
});
afterAll(() => bench[Symbol.asyncDispose]());

async function csvRows(): Promise<string[][]> {
	const text = await (await fetch(`${address}/api/lcr/template.csv?entity=LDN`)).text();
	return text
		.trimEnd()
		.split('\r\n')
		.map((line) =>
			[...line.matchAll(/(?:"((?:[^"]|"")*)"|([^,]*))(?:,|$)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '').slice(0, 5),
		);
}

it('names the snapshot that it was taken from, and equals the record of that snapshot', async () => {
	const { snapshot, lcr: record } = lcrResponse.parse(await (await fetch(`${address}/api/lcr?entity=LDN`)).json());
	const [origin, heads, ...rows] = await csvRows();
	const asOf = new Date(snapshot.asOf).toISOString();
	expect(origin?.join()).toContain(`lcr:LDN epoch ${snapshot.epoch} seq ${snapshot.seq} as of ${asOf}`);
	expect(heads).toEqual(['row', 'item', 'unweighted GBP', 'weighted GBP', 'reference']);
	const weighted = new Map(rows.map(([row = '', , , amount = '']) => [row, amount]));
	expect(weighted.get('16')).toBe(formatMinor(record.grossOutflows, 'GBP'));
	expect(weighted.get('20')).toBe(formatMinor(record.grossInflows, 'GBP'));
	expect(weighted.get('21')).toBe(formatMinor(record.hqla, 'GBP'));
	expect(weighted.get('22')).toBe(formatMinor(record.netCashOutflows, 'GBP'));
});

it('says of each row that was not read in the rule how it was verified, in the words of the printed rulebooks', async () => {
	const [, , ...rows] = await csvRows();
	const told = new Map(
		rows.map(([row = '', , , , reference = '']) => [row, / \((second-hand|unverified)\)$/.exec(reference)?.[1] ?? 'read']),
	);
	expect(told).toEqual(new Map(templateOf('basel')?.rows.map(({ row, verified }) => [row, VERIFIED_WORDS[verified]])));
});

it('is the same as a workbook, cell by cell, as another reader reads it', async () => {
	const response = await fetch(`${address}/api/lcr/template.xlsx?entity=LDN`);
	expect(response.headers.get('content-type')).toContain('spreadsheetml.sheet');
	expect(response.headers.get('content-disposition')).toMatch(/^attachment; filename="?LIQ1-LDN-\d+\.xlsx"?$/);
	const [sheet] = await readXlsxFile(Buffer.from(await response.arrayBuffer()));
	expect(sheet?.sheet).toBe('LIQ1');
	const [origin, ...cells] = sheet?.data ?? [];
	const [csvOrigin, ...rows] = await csvRows();
	expect(origin?.[0]).toBe(csvOrigin?.[0]);
	const numeric = (column: number) => column === 2 || column === 3;
	expect(cells).toEqual(
		rows.map((fields, index) => fields.map((text, column) => (text === '' ? null : index > 0 && numeric(column) ? Number(text) : text))),
	);
	expect(cells).toHaveLength(24);
});

it('says which tables there are where a rulebook has none', async () => {
	const response = await fetch(`${address}/api/lcr/template.csv?entity=GROUP`);
	expect(response.status).toBe(422);
	const detail = 'There is no disclosure table for eu, the rulebook of "GROUP", only LIQ1 for basel, 12 CFR 249.91 for us.';
	expect(problem.parse(await response.json()).detail).toBe(detail);
	expect((await fetch(`${address}/api/lcr/template.xlsx?entity=NONE`)).status).toBe(404);
});
