import { type Problem, rejectedGroupsResponse } from '@tideline/api';
import { REPLAY_OF_HEADER } from '@tideline/domain';
import { DEAD_LETTER_EVENTS_TOPIC } from '@tideline/event-log';
import { withTags } from '@tideline/normalise/fixture';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { badFx, DeadLetterBench, EQUITY, goodFx, utf8 } from './_dead-letters.ts';

let own: DeadLetterBench;
beforeAll(async () => {
	own = await DeadLetterBench.open();
});
afterAll(() => own[Symbol.asyncDispose]());

const problemOf = async (answer: Response): Promise<[number, string | undefined]> => [
	answer.status,
	((await answer.json()) as Problem).detail,
];

describe('a mended copy', () => {
	it('is judged as the normaliser would, and nothing is written', async () => {
		const { rejectedId } = await own.reject('oms.fx', badFx('FX-A-1'));
		const before = await own.count(DEAD_LETTER_EVENTS_TOPIC);
		expect(await own.check(rejectedId, badFx('FX-A-1'))).toMatchObject({
			accepted: false,
			changed: false,
			fault: { reason: 'UNKNOWN_COUNTERPARTY', path: 'counterparty', position: badFx('FX-A-1').indexOf('"NOBODY"') },
		});
		expect(await own.check(rejectedId, goodFx('FX-A-1'))).toMatchObject({
			accepted: true,
			changed: true,
			trade: { tradeId: 'FX-A-1', version: 1, lifecycle: 'NEW', topic: 'trades.fx', bookedVersion: null },
		});
		expect(await own.count(DEAD_LETTER_EVENTS_TOPIC)).toBe(before);
	});

	it('that would be rejected again is refused, with the field', async () => {
		const { rejectedId } = await own.reject('oms.fx', badFx('FX-A-2'));
		const answer = await own.post(`/api/rejected/${rejectedId}/mend`, utf8(badFx('FX-A-2')));
		expect(answer.status).toBe(422);
		expect(((await answer.json()) as Problem).errors).toMatchObject([{ path: 'counterparty' }]);
	});

	it('of FIX has its length and checksum set anew, and says so; the original stays byte for byte', async () => {
		const raw = withTags(EQUITY, { 15: 'NOWHERE' });
		const { rejectedId } = await own.reject('ems.equity', raw);
		const whole = await fetch(`${own.address}/api/rejected/${rejectedId}/message`);
		expect(whole.headers.get('content-type')).toBe('application/octet-stream');
		expect(Buffer.from(await whole.arrayBuffer()).toString('latin1')).toBe(raw);
		const currency = EQUITY.split('\x0115=')[1]?.split('\x01')[0] as string;
		const verdict = await own.check(rejectedId, raw.replace('15=NOWHERE', `15=${currency}`));
		expect(verdict.accepted).toBe(true);
		expect(verdict.reframed.map(({ tag }) => tag)).toEqual(['9', '10']);
		await own.mended(rejectedId, raw.replace('15=NOWHERE', `15=${currency}`));
		expect(await own.letter(rejectedId)).toMatchObject({
			copy: { encoding: 'utf8', text: withTags(raw, { 15: currency }) },
			raw: { text: raw },
		});
	});

	it('survives a restart of the BFF, and so does what was replayed', async () => {
		const { rejectedId } = await own.reject('oms.fx', badFx('FX-A-3'));
		const item = await own.mended(rejectedId, goodFx('FX-A-3'));
		await own.restart();
		expect(await own.letter(rejectedId)).toMatchObject({
			rejected: { status: 'MENDED', revision: item.revision },
			copy: { text: goodFx('FX-A-3') },
		});
		const [sent] = await own.replay(item);
		const accepted = await own.until(rejectedId, ({ status }) => status === 'ACCEPTED');
		await own.restart();
		expect(await own.replay(item)).toEqual([{ ...sent, result: 'ALREADY' }]);
		expect((await own.letter(rejectedId)).rejected).toEqual(accepted);
	});
});

describe('a replay', () => {
	it('goes to the topic of the original with its key and a link, and the row says when, where and as which trade', async () => {
		const { rejectedId, topic, partition, offset } = await own.reject('oms.fx', badFx('FX-B-1'), 'FX-B-1');
		const [sent] = await own.replay(await own.mended(rejectedId, goodFx('FX-B-1')));
		expect(sent).toMatchObject({ rejectedId, result: 'REPLAYED', place: { topic: 'oms.fx', partition } });
		const place = sent?.place ?? { topic, partition, offset };
		const record = await own.bench.log.get(place.topic, place.partition, place.offset);
		expect(record).toMatchObject({ key: 'FX-B-1', headers: { [REPLAY_OF_HEADER]: `${topic}/${partition}/${offset}` } });
		expect(Buffer.from(record?.value ?? []).toString()).toBe(goodFx('FX-B-1'));
		const row = await own.until(rejectedId, ({ status }) => status === 'ACCEPTED');
		expect(row).toMatchObject({
			replayedBy: 'demo.analyst',
			replayPartition: place.partition,
			replayOffset: place.offset,
			tradeId: 'FX-B-1',
		});
		const { steps, raw } = await own.letter(rejectedId);
		expect(steps.map(({ kind, actor, actorRole }) => [kind, actor, actorRole])).toEqual([
			['MENDED', 'demo.analyst', 'analyst'],
			['REPLAYED', 'demo.analyst', 'analyst'],
			['ACCEPTED', 'normaliser', 'system'],
		]);
		expect(raw.text).toBe(badFx('FX-B-1'));
		const message = await (await fetch(`${own.address}/api/messages/oms.fx/${place.partition}/${place.offset}`)).json();
		expect(message).toMatchObject({ replayOf: rejectedId });
	});

	it('that somebody else has forged moves no letter, before and after the one that is recorded', async () => {
		const { rejectedId, topic, partition, offset } = await own.reject('oms.fx', badFx('FX-B-8'));
		const forge = async (dealId: string): Promise<void> => {
			const headers = { [REPLAY_OF_HEADER]: `${topic}/${partition}/${offset}` };
			const before = await own.count('trades.rejected.events');
			await own.bench.log.append([{ topic, key: dealId, value: Buffer.from(goodFx(dealId)), headers }]);
			// The normaliser has told of it; a letter that comes behind it is listed when that is folded.
			await expect.poll(() => own.count('trades.rejected.events'), { timeout: 30_000 }).toBeGreaterThan(before);
			await own.reject('oms.fx', badFx(dealId));
		};
		await forge('FX-B-9');
		expect((await own.letter(rejectedId)).rejected).toMatchObject({ status: 'OPEN', tradeId: null });
		const item = await own.mended(rejectedId, goodFx('FX-B-8'));
		await forge('FX-B-10');
		expect((await own.letter(rejectedId)).rejected).toMatchObject({ status: 'MENDED', tradeId: null });
		await own.replay(item);
		expect(await own.until(rejectedId, ({ status }) => status === 'ACCEPTED')).toMatchObject({ tradeId: 'FX-B-8' });
		expect((await own.letter(rejectedId)).steps.map(({ kind }) => kind)).toEqual(['MENDED', 'REPLAYED', 'ACCEPTED']);
	});

	it('of a double click is sent once', async () => {
		const { rejectedId } = await own.reject('oms.fx', badFx('FX-B-2'));
		const item = await own.mended(rejectedId, goodFx('FX-B-2'));
		const before = await own.count('oms.fx');
		const both = await Promise.all([own.replay(item), own.replay(item), own.replay(item, item)]);
		expect(both.flat().map(({ result }) => result)).toEqual(['REPLAYED', 'ALREADY', 'ALREADY']);
		expect(new Set(both.flat().map(({ place }) => place?.offset)).size).toBe(1);
		expect(await own.count('oms.fx')).toBe(before + 1);
	});

	it('that is rejected again is the next dead letter, with links both ways', async () => {
		const party = (value: string | null) => ({
			topic: 'reference.counterparties',
			key: 'HUDSON',
			value: value === null ? null : Buffer.from(value),
		});
		const { rejectedId } = await own.reject('oms.fx', badFx('FX-B-3'));
		const copy = goodFx('FX-B-3').replace(/"counterparty":"[^"]*"/, '"counterparty":"HUDSON"');
		const item = await own.mended(rejectedId, copy);
		const hudson = await lastOf('reference.counterparties', 'HUDSON');
		await own.bench.log.append([party(null)]);
		const [sent] = await own.replay(item);
		const row = await own.until(rejectedId, ({ status }) => status === 'REJECTED_AGAIN');
		const nextId = `oms.fx.${sent?.place?.partition}.${sent?.place?.offset}`;
		expect(`oms.fx.${row.replayPartition}.${row.replayOffset}`).toBe(nextId);
		const next = await own.until(nextId, () => true);
		expect(next).toMatchObject({ replayOf: rejectedId, status: 'OPEN', reason: 'UNKNOWN_COUNTERPARTY' });
		await own.bench.log.append([party(hudson)]);
		const [again] = await own.replay(await own.mended(nextId, copy));
		expect(again?.result).toBe('REPLAYED');
		expect((await own.until(nextId, ({ status }) => status === 'ACCEPTED')).tradeId).toBe('FX-B-3');
	});

	it('in bulk takes what is mended and says of the others why not', async () => {
		const letters = await Promise.all(['FX-C-1', 'FX-C-2', 'FX-C-3'].map((id) => own.reject('oms.fx', badFx(id), id)));
		const [first, second, third] = letters.map(({ rejectedId }) => rejectedId) as [string, string, string];
		const items = [await own.mended(first, goodFx('FX-C-1')), await own.mended(second, goodFx('FX-C-2'))];
		const newer = await own.mended(second, goodFx('FX-C-2'));
		const results = await own.replay(...items, { rejectedId: third, revision: 0 }, { rejectedId: 'oms.fx.0.999999', revision: 0 });
		expect(new Map(results.map(({ rejectedId, result, detail }) => [rejectedId, detail ?? result]))).toEqual(
			new Map([
				[first, 'REPLAYED'],
				[second, 'it was mended again meanwhile'],
				[third, 'it is not mended'],
				['oms.fx.0.999999', 'there is no such dead letter'],
			]),
		);
		expect(await own.replay(newer)).toMatchObject([{ result: 'REPLAYED' }]);
		expect(await problemOf(await own.post('/api/rejected/replay', { items: [{ rejectedId: third, revision: 0 }] }))).toEqual([
			409,
			`Nothing was replayed: ${third}: it is not mended.`,
		]);
	});
});

describe('a dead letter', () => {
	it('is closed with a reason, once, and then neither mended nor replayed', async () => {
		const { rejectedId } = await own.reject('oms.fx', badFx('FX-D-1'));
		const item = await own.mended(rejectedId, goodFx('FX-D-1'));
		const close = (comment: string) => own.post(`/api/rejected/${rejectedId}/close`, { comment });
		expect((await close(' ')).status).toBe(400);
		expect((await close('The desk cancelled it.')).status).toBe(200);
		expect((await close('The desk cancelled it.')).status).toBe(200);
		expect(await problemOf(await close('Another.'))).toEqual([409, `"${rejectedId}" is closed already.`]);
		expect((await own.post(`/api/rejected/${rejectedId}/mend`, utf8(goodFx('FX-D-1')))).status).toBe(409);
		expect((await own.post('/api/rejected/replay', { items: [item] })).status).toBe(409);
		const { steps, rejected } = await own.letter(rejectedId);
		expect(rejected.status).toBe('CLOSED');
		expect(steps.map(({ kind, comment }) => [kind, comment])).toEqual([
			['MENDED', ''],
			['CLOSED', 'The desk cancelled it.'],
		]);
	});

	it('of five megabytes is shown in part and given whole, and no copy of its size is taken', async () => {
		const large = `${'€'.repeat(1_700_000)}`;
		const { rejectedId, size, reason } = await own.reject('oms.fx', large);
		expect([size, reason]).toEqual([5_100_000, 'TOO_LARGE']);
		const { raw } = await own.letter(rejectedId);
		expect(raw).toMatchObject({ encoding: 'utf8', truncated: true, size });
		expect(raw.text).toBe('€'.repeat(raw.text.length));
		const whole = await (await fetch(`${own.address}/api/rejected/${rejectedId}/message`)).arrayBuffer();
		expect(Buffer.from(whole).equals(Buffer.from(large))).toBe(true);
		const copy = (text: string) => own.post(`/api/rejected/${rejectedId}/check`, utf8(text));
		expect((await copy('x'.repeat(262_145))).status).toBe(413);
		expect((await copy(large)).status).toBe(413);
		expect((await copy(goodFx('FX-D-2'))).status).toBe(200);
	});

	it('whose bytes are no text comes in base64, and so does its copy', async () => {
		const bytes = Buffer.concat([Buffer.from(badFx('FX-D-3')), Buffer.from([0xff, 0x00])]);
		const { rejectedId, reason, position } = await own.reject('oms.fx', bytes);
		expect([reason, position]).toEqual(['BAD_ENCODING', bytes.length - 2]);
		expect((await own.letter(rejectedId)).raw).toMatchObject({ encoding: 'base64', text: bytes.toString('base64') });
		const sent = { encoding: 'base64', text: Buffer.from(goodFx('FX-D-3')).toString('base64') };
		expect((await own.post(`/api/rejected/${rejectedId}/mend`, sent)).status).toBe(201);
	});

	it('of another source than a desk is not mended here', async () => {
		const rejected = { topic: 'payments', partition: 0, offset: 12, key: null, value: Buffer.from('{'), reason: 'NOT_JSON' as const };
		const letter = { ...rejected, message: 'not JSON', path: '', position: 1, receivedAt: 1, rejectedAt: 2, replayOf: null };
		await own.bench.log.append([{ topic: 'trades.rejected', key: 'payments/0/12', value: own.bench.codecs.rejected.encode(letter) }]);
		await own.until('payments.0.12', () => true);
		expect(await problemOf(await own.post('/api/rejected/payments.0.12/check', utf8('{}')))).toEqual([
			422,
			'Only messages of the desks are mended here; payments has to send this one again.',
		]);
	});

	it('is changed by an operator only', async () => {
		const { rejectedId } = await own.reject('oms.fx', badFx('FX-D-4'));
		const viewer = { name: 'V. Ewer', role: 'viewer' as const, demo: false };
		const { address } = await own.bench.start({ resolveActor: () => Promise.resolve(viewer) });
		for (const [path, body] of [
			[`${rejectedId}/mend`, utf8(goodFx('FX-D-4'))],
			[`${rejectedId}/close`, { comment: 'Because.' }],
			['replay', { items: [{ rejectedId, revision: 0 }] }],
		] as const) {
			const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
			expect((await fetch(`${address}/api/rejected/${path}`, init)).status, path).toBe(403);
		}
	});

	it('is counted by reason and source, on the page and in the metrics', async () => {
		const { groups } = await own.get('/api/rejected/groups', rejectedGroupsResponse);
		const group = groups.find(({ topic, reason }) => topic === 'oms.fx' && reason === 'UNKNOWN_COUNTERPARTY');
		expect(group).toMatchObject({ closed: 1, rejectedAgain: 1 });
		const { total = 0, open = 0, replayed = 0, closed = 0, accepted = 0 } = group ?? {};
		expect(open + replayed + closed).toBe(total);
		const metrics = await (await fetch(`${own.address}/metrics`)).text();
		const labels = '{reason="UNKNOWN_COUNTERPARTY",source="oms.fx"}';
		expect(metrics).toContain(`tideline_bff_rejected_total${labels} ${total}\n`);
		expect(metrics).toContain(`tideline_bff_replayed_total${labels} ${replayed}\n`);
		expect(metrics).toContain(`tideline_bff_replays_accepted_total${labels} ${accepted}\n`);
		expect(metrics).toContain(`tideline_bff_rejected_open${labels} ${open}\n`);
	});
});

/** The newest value of a key, as text. */
async function lastOf(topic: string, key: string): Promise<string> {
	let found = '';
	for await (const { records, caughtUp } of own.bench.log.read({ topics: [topic], from: 'start', signal: new AbortController().signal })) {
		for (const record of records) if (record.key === key && record.value !== null) found = Buffer.from(record.value).toString();
		if (caughtUp) break;
	}
	return found;
}
