import { createOverrideRequest, previewRequest, problem, reverseOverrideRequest } from '@tideline/api';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TestBench } from './_bff.ts';
import { lcr, position, referenceRecords, Writer } from './_records.ts';

let bench: TestBench;
let address: string;
beforeAll(async () => {
	bench = await TestBench.open();
	const write = new Writer(bench.codecs);
	await bench.log.append([...referenceRecords(), write.lcr(lcr('LDN')), write.lcr(lcr('GROUP')), write.position(position())]);
	await bench.sayFolded();
	address = (await bench.start()).address;
});
afterAll(() => bench[Symbol.asyncDispose]());

/** Hundreds of requests take their time on a busy machine. */
const LONG = 60_000;
const PROPOSAL = {
	...{ targetKind: 'INSTRUMENT', targetId: 'GB00BOND0001', entityId: null, assetClass: null, level: null, subclass: null },
	...{ eligible: false, encumbered: null, flowLine: null, reasonCode: 'OTHER', comment: 'x', effectiveFrom: null },
	expiresAt: Date.now() + 3_600_000,
};
/** A proposal with some of its fields replaced by anything, and others added. */
const spoilt = fc.tuple(fc.dictionary(fc.constantFrom(...Object.keys(PROPOSAL), 'x'), fc.jsonValue(), { maxKeys: 3 })).map(([change]) => ({
	...PROPOSAL,
	...change,
}));
const body = fc.oneof(
	fc.jsonValue(),
	spoilt.map((proposal) => ({ proposal })),
	fc.record({ overrideId: fc.oneof(fc.string(), fc.constant('OV-00000001')), proposal: spoilt }),
);

/** An answer is a success, a problem of the caller, or that the server is not ready yet (503), each problem with its document. */
async function expectAnswer(response: Response): Promise<void> {
	const text = await response.text();
	expect([response.status, text.slice(0, 200)]).toSatisfy(([status]: [number]) => status < 500 || status === 503);
	if (response.status < 400) return;
	expect(response.headers.get('content-type')).toContain('application/problem+json');
	expect(problem.parse(JSON.parse(text)).status).toBe(response.status);
}

describe('whatever is sent', () => {
	it('a schema of a body accepts or refuses, and never fails', () => {
		fc.assert(
			fc.property(fc.oneof(fc.anything(), body), (value) => {
				for (const schema of [createOverrideRequest, previewRequest, reverseOverrideRequest]) schema.safeParse(value);
			}),
			{ numRuns: 1_000 },
		);
	});
	it(
		'a body is answered with a success or a problem',
		async () => {
			const paths = fc.constantFrom('/api/overrides', '/api/overrides/preview', '/api/overrides/OV-00000001/reverse');
			await fc.assert(
				fc.asyncProperty(paths, body, async (path, value) => {
					const headers = { 'content-type': 'application/json' };
					await expectAnswer(await fetch(address + path, { method: 'POST', headers, body: JSON.stringify(value) }));
				}),
				// The server takes 120 writes a minute of one address.
				{ numRuns: 60 },
			);
		},
		LONG,
	);
	it(
		'a path and its parameters are answered with a success or a problem',
		async () => {
			const piece = fc.oneof(fc.string(), fc.constantFrom('LDN', 'GROUP', '__proto__', '-1', '1e400', 'NaN', '%', 'OV-00000001'));
			const path = piece.chain((part) =>
				fc.constantFrom(
					...['overrides', 'positions', 'cash', 'rejected', 'messages/oms.bond/0'].map(
						(name) => `/api/${name}/${encodeURIComponent(part)}`,
					),
					`/api/overrides/${encodeURIComponent(part)}/reversal`,
					`/api/positions/${encodeURIComponent(part)}/lineage`,
					`/api/cash/${encodeURIComponent(part)}/day`,
					...['lcr', 'lcr/history', 'positions', 'cash', 'overrides', 'rejected', 'ready', 'feeds'].map((name) => `/api/${name}`),
				),
			);
			const names = fc.constantFrom('entity', 'from', 'to', 'step', 'limit', 'offset', 'search', 'level', 'state', 'reason', 'x');
			await fc.assert(
				fc.asyncProperty(path, fc.array(fc.tuple(names, piece), { maxLength: 3 }), async (where, query) => {
					await expectAnswer(await fetch(`${address}${where}?${new URLSearchParams(query)}`));
				}),
				{ numRuns: 150 },
			);
		},
		LONG,
	);
});
