import { describe, expect, it } from 'vitest';
import { NEWS_WITHIN_MS, untilReady } from './until-ready.ts';

const notYet = (detail: string) => Response.json({ detail }, { status: 503 });

/** A server that gives these answers, the last one again and again, to a start whose clock moves by its waits. */
function asking(...answers: (() => Response)[]) {
	const clock = { at: 0 };
	const asked: string[] = [];
	const deps = {
		fetch: async (url: string) => {
			asked.push(url);
			return (answers.length > 1 ? answers.shift() : answers[0])?.() ?? Response.error();
		},
		wait: async (milliseconds: number) => {
			clock.at += milliseconds;
		},
		now: () => clock.at,
	};
	return { clock, asked, said: untilReady('http://127.0.0.1:8080', deps) };
}

describe('a start', () => {
	it('is live when the server says that each entity has its ratio', async () => {
		const { asked, said } = asking(
			() => notYet('No ratio has been computed yet for LDN.'),
			() => Response.json({ status: 'ready' }),
		);
		expect(await said).toBeNull();
		expect(asked).toEqual(['http://127.0.0.1:8080/api/ready', 'http://127.0.0.1:8080/api/ready']);
	});

	it('says what is missing when that takes long, and waits no longer', async () => {
		const { clock, said } = asking(() => notYet('The reference data names no entity yet.'));
		expect(await said).toBe('The reference data names no entity yet.');
		expect(clock.at).toBe(NEWS_WITHIN_MS);
	});

	it('waits as long as there is less and less left', async () => {
		const lefts = Array.from({ length: 1_000 }, (_, i) => 1_000 - i);
		const answers = lefts.map((left) => () => notYet(`The day so far is still being computed: ${left} records left.`));
		const { clock, said } = asking(...answers, () => Response.json({ status: 'ready' }));
		expect(await said).toBeNull();
		expect(clock.at).toBeGreaterThan(NEWS_WITHIN_MS);
	});

	it('names the status of a server that says nothing of use', async () => {
		const { said } = asking(() => new Response('busy', { status: 500 }));
		expect(await said).toBe('the server answers 500');
	});
});
