import { describe, expect, test } from 'vitest';
import { UnknownSchemaError } from '../avro/wire-format.ts';
import { openConfluentRegistry } from './confluent-registry.ts';
import { RegistryRefusal } from './registry-client.ts';

const SCHEMA = { type: 'record', name: 'Note', fields: [{ name: 'text', type: 'string' }] };
type Answer = { status: number; body: unknown } | Error;

/** A registry that gives one answer after the other, and what it was asked. */
function scripted(answers: readonly Answer[]) {
	const asked: string[] = [];
	const waited: unknown[] = [];
	const left = [...answers];
	const registry = openConfluentRegistry({
		url: 'http://registry/api/',
		fetch: async (url, init) => {
			asked.push(`${init?.method} ${String(url).replace('http://registry/api', '')}`);
			const answer = left.shift() ?? new Error('nothing more was expected');
			if (answer instanceof Error) throw answer;
			return new Response(JSON.stringify(answer.body), { status: answer.status });
		},
		wait: async (ms) => waited.push(ms),
	});
	return { registry, asked, waited };
}

const ok = (body: unknown): Answer => ({ status: 200, body });

describe('a registry that is away', () => {
	test('is asked again, with longer and longer pauses, until it answers', async () => {
		const away = new TypeError('fetch failed');
		const { registry, waited } = scripted([away, away, { status: 503, body: {} }, ok({ schema: JSON.stringify(SCHEMA) })]);
		expect(await registry.schema(7)).toEqual(SCHEMA);
		expect(waited).toEqual([200, 400, 800]);
	});

	test('is said to be waited for, each time', async () => {
		const said: unknown[] = [];
		const away = new TypeError('fetch failed');
		let tries = 0;
		const registry = openConfluentRegistry({
			url: 'http://registry',
			fetch: async () => {
				if (tries++ === 0) throw away;
				return new Response('[]');
			},
			wait: async () => undefined,
			onWaiting: (...args) => said.push(args),
		});
		await registry.versions('note');
		expect(said).toEqual([['http://registry', 1, away]]);
	});

	test('is not missed for a schema that was asked for before', async () => {
		const { registry, asked } = scripted([ok({ schema: JSON.stringify(SCHEMA) })]);
		await registry.schema(7);
		expect(await registry.schema(7)).toEqual(SCHEMA);
		expect(asked).toHaveLength(1);
	});

	test('is not missed for a schema that is registered already', async () => {
		const { registry, asked } = scripted([ok({ compatibilityLevel: 'BACKWARD' }), ok({ id: 3 })]);
		expect(await registry.register('note', SCHEMA)).toBe(3);
		expect(await registry.register('note', SCHEMA)).toBe(3);
		expect(asked).toEqual(['GET /config/note', 'POST /subjects/note/versions']);
	});
});

describe('an answer', () => {
	test('that breaks off in the middle is asked for again', async () => {
		let tries = 0;
		const broken = new ReadableStream({ start: (controller) => controller.error(new TypeError('terminated')) });
		const registry = openConfluentRegistry({
			url: 'http://registry',
			fetch: async () => new Response(tries++ === 0 ? broken : JSON.stringify({ schema: JSON.stringify(SCHEMA) })),
			wait: async () => undefined,
		});
		expect(await registry.schema(7)).toEqual(SCHEMA);
	});

	test('that is a page of a proxy is a refusal', async () => {
		const registry = openConfluentRegistry({ url: 'http://registry', fetch: async () => new Response('<html>') });
		await expect(registry.schema(7)).rejects.toThrow(new RegistryRefusal('/schemas/ids/7', 200, 200, '<html>'));
	});

	test('that says no is not asked for again', async () => {
		const { registry, asked } = scripted([{ status: 401, body: { message: 'who are you' } }]);
		await expect(registry.schema(7)).rejects.toThrow(new RegistryRefusal('/schemas/ids/7', 401, 401, 'who are you'));
		expect(asked).toHaveLength(1);
	});

	test('that there is no such id is an unknown schema', async () => {
		const { registry } = scripted([{ status: 404, body: { error_code: 40403 } }]);
		await expect(registry.schema(7)).rejects.toThrow(UnknownSchemaError);
	});

	test('of another shape is refused', async () => {
		const { registry } = scripted([ok({ id: 'seven' })]);
		await expect(registry.schema(7)).rejects.toThrow(/schema/);
	});
});

describe('the compatibility of a subject', () => {
	test.each(['NONE', 'FORWARD'])('that is %s becomes BACKWARD', async (level) => {
		const { registry, asked } = scripted([ok({ compatibility: level }), ok({}), ok({ id: 1 })]);
		await registry.register('note', SCHEMA);
		expect(asked[1]).toBe('PUT /config/note');
	});

	test('that another process asks for at the same moment is asked for once, and both go on', async () => {
		const refused = { status: 409, body: { message: "A rule named 'COMPATIBILITY' already exists." } };
		const { registry } = scripted([{ status: 404, body: {} }, refused, ok({ compatibilityLevel: 'BACKWARD' }), ok({ id: 1 })]);
		expect(await registry.register('note', SCHEMA)).toBe(1);
	});

	test('that cannot be set is an error', async () => {
		const { registry } = scripted([
			{ status: 404, body: {} },
			{ status: 403, body: { message: 'no' } },
			{ status: 404, body: {} },
		]);
		await expect(registry.register('note', SCHEMA)).rejects.toThrow(RegistryRefusal);
	});

	test('that somebody has made stricter stays', async () => {
		const { registry, asked } = scripted([ok({ compatibilityLevel: 'FULL_TRANSITIVE' }), ok({ id: 1 })]);
		await registry.register('note', SCHEMA);
		expect(asked).not.toContain('PUT /config/note');
	});
});
