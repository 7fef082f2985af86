import type { EventLog, JoinOptions, Share } from '@tideline/event-log';

/** A group whose owner the test names, on a log that has no such thing: what Kafka's coordinator does. */
export class TestGroup {
	readonly #members: TestMember[] = [];

	/** The log as the next member sees it. The first one is the owner. */
	member(log: EventLog): TestMember {
		const member = new TestMember(log, this.#members.length === 0);
		this.#members.push(member);
		return member;
	}

	/** Takes the share from whoever has it. */
	giveTo(heir: TestMember): void {
		for (const member of this.#members) member.become(member === heir);
	}
}

/** One view of the log, with a share that the test decides on. */
class TestMember {
	readonly log: EventLog;
	#isOwner: boolean;
	#revoking = new AbortController();

	constructor(log: EventLog, isOwner: boolean) {
		this.#isOwner = isOwner;
		this.log = {
			identity: () => log.identity(),
			ensureTopics: (specs) => log.ensureTopics(specs),
			append: (records) => log.append(records),
			openTransactor: (id) => log.openTransactor(id),
			committed: (group) => log.committed(group),
			ends: (topics) => log.ends(topics),
			read: (options) => log.read(options),
			get: (topic, partition, offset) => log.get(topic, partition, offset),
			close: () => log.close(),
			join: (options) => this.#join(options),
		};
	}

	become(isOwner: boolean): void {
		if (isOwner === this.#isOwner) return;
		const before = this.#revoking;
		this.#isOwner = isOwner;
		this.#revoking = new AbortController();
		before.abort();
	}

	async *#join({ group, topics, signal }: JoinOptions): AsyncGenerator<Share> {
		while (!signal.aborted) {
			const partitions = this.#isOwner ? topics.map((topic) => ({ topic, partition: 0 })) : [];
			yield { group, partitions, revoked: this.#revoking.signal };
		}
	}
}
