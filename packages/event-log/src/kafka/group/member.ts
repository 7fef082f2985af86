import { setTimeout as delay } from 'node:timers/promises';
import type { JoinOptions, PartitionId, Share } from '../../group.ts';
import type { Catalogue } from '../catalogue.ts';
import { KafkaConnection } from '../connection.ts';
import { codeOf } from '../failure.ts';
import type { KafkaOptions } from '../options.ts';
import { ERROR } from '../protocol/error-code.ts';
import { assign, decodeAssignment, decodeClaim, encodeAssignment, encodeSubscription, goesOn, NO_CLAIM } from './assignment.ts';
import { KafkaShare } from './share.ts';

/** How often within its session a member says that it lives, and asks whether the group is to be shared out anew. */
const HEARTBEATS_A_SESSION = 12;
const LEAVE_WITHIN_MS = 1_000;

export interface MemberDeps {
	options: KafkaOptions;
	catalogue: Catalogue;
	/** Given with the log. */
	closed: AbortSignal;
	/** Told of a connection that ends in its own time. */
	onClosing(closing: Promise<unknown>): void;
}

/**
 * Joins a consumer group. The member follows the group beside the work on its share and never waits for it: who writes for a share that has
 * gone is refused by the coordinator (KIP-447), so nobody has to be asked to let go first.
 */
export async function* joinKafkaGroup(deps: MemberDeps, options: JoinOptions): AsyncGenerator<Share> {
	const member = new GroupMember(deps, options);
	try {
		for (let share = await member.share(); share !== null; share = await member.share()) yield share;
	} finally {
		deps.onClosing(member.leave());
	}
}

/** One membership, from the first heartbeat to the last. */
class GroupMember {
	readonly #deps: MemberDeps;
	readonly #join: JoinOptions;
	readonly #connection: KafkaConnection;
	readonly #group: string;
	readonly #end: AbortSignal;
	#memberId = '';
	#isJoining = false;
	#share: KafkaShare | null = null;
	#failure: { error: unknown } | null = null;
	#wake: (() => void) | null = null;
	#changed = Promise.withResolvers<void>();

	constructor(deps: MemberDeps, join: JoinOptions) {
		this.#deps = deps;
		this.#join = join;
		// A broker answers one request of a connection after the other, and joining may take long.
		this.#connection = new KafkaConnection(deps.options);
		this.#group = deps.options.names.full(join.group);
		this.#end = AbortSignal.any([join.signal, deps.closed]);
		this.#end.addEventListener('abort', () => this.#drop(), { once: true });
		void this.#follow().catch((error) => {
			this.#failure = { error };
			this.#drop();
		});
	}

	/** The share that it has, as soon as it has one; null at the end. */
	async share(): Promise<KafkaShare | null> {
		while (!this.#end.aborted) {
			if (this.#failure !== null) throw this.#failure.error;
			if (this.#share !== null) return this.#share;
			await this.#changed.promise;
		}
		return null;
	}

	/** Says so, for the others not to wait for the end of the session; where nobody listens, that end is waited for. */
	async leave(): Promise<void> {
		this.#drop();
		// Behind a request to join, the connection has no room for another one.
		const connection = this.#isJoining ? new KafkaConnection(this.#deps.options) : this.#connection;
		if (this.#memberId !== '') {
			const saying = this.#sayLeave(connection).catch(() => undefined);
			await Promise.race([saying, delay(LEAVE_WITHIN_MS, undefined, { ref: false })]);
		}
		await Promise.all([...new Set([connection, this.#connection])].map((open) => open.close()));
	}

	async #sayLeave(connection: KafkaConnection): Promise<void> {
		await connection.know([]);
		await (await connection.groupCoordinator(this.#group)).leaveGroup({ groupId: this.#group, memberId: this.#memberId });
	}

	async #follow(): Promise<void> {
		await this.#connection.know([]);
		while (!this.#end.aborted) {
			this.#isJoining = true;
			const isMember = await this.#settled(() => this.#joinGeneration());
			this.#isJoining = false;
			if (isMember) while (!this.#end.aborted && (await this.#settled(() => this.#beat())));
		}
	}

	/** Whether it went through in this generation. One that the group does not know any more begins anew, without its share. */
	async #settled(call: () => Promise<void>): Promise<boolean> {
		try {
			await call();
			return true;
		} catch (error) {
			if (this.#end.aborted) return false;
			const code = codeOf(error);
			if (code === ERROR.REBALANCE_IN_PROGRESS) return false;
			if (code === ERROR.UNKNOWN_MEMBER_ID) this.#memberId = '';
			else if (code !== ERROR.ILLEGAL_GENERATION) throw error;
			this.#drop();
			return false;
		}
	}

	async #joinGeneration(): Promise<void> {
		const { KAFKA_SESSION_TIMEOUT_MS: sessionTimeout } = this.#deps.options.config;
		const groupId = this.#group;
		const topics = await this.#deps.catalogue.topics(this.#join.topics);
		const metadata = encodeSubscription(
			topics.map(({ full }) => full),
			this.#claim,
		);
		const { generationId, leaderId, memberId, members } = await this.#connection.retrying('joining a group', async () =>
			(await this.#connection.groupCoordinator(groupId)).joinGroup({
				groupId,
				sessionTimeout,
				// Every member joins again at its next heartbeat, whatever it works on.
				rebalanceTimeout: sessionTimeout,
				memberId: this.#memberId,
				groupProtocols: [{ name: `tideline-${this.#join.split}`, metadata }],
			}),
		);
		this.#memberId = memberId;
		const plan = assign(
			this.#join.split,
			topics.map(({ full, partitions }) => ({ topic: full, partitions })),
			memberId === leaderId ? members.map((member) => ({ memberId: member.memberId, claim: decodeClaim(member.memberMetadata) })) : [],
		);
		const groupAssignment = [...plan].map(([id, partitions]) => ({ memberId: id, memberAssignment: encodeAssignment(partitions) }));
		const { memberAssignment } = await this.#connection.retrying('taking a share of a group', async () =>
			(await this.#connection.groupCoordinator(groupId)).syncGroup({ groupId, generationId, memberId, groupAssignment }),
		);
		this.#take(decodeAssignment(memberAssignment), generationId);
	}

	async #beat(): Promise<void> {
		const { KAFKA_SESSION_TIMEOUT_MS: sessionMs } = this.#deps.options.config;
		await this.#pause(sessionMs / HEARTBEATS_A_SESSION);
		if (this.#end.aborted) return;
		const request = { groupId: this.#group, groupGenerationId: this.#share?.identity.generation ?? 0, memberId: this.#memberId };
		await this.#connection.retrying('a heartbeat', async () => (await this.#connection.groupCoordinator(this.#group)).heartbeat(request));
	}

	#take(partitions: readonly PartitionId[], generation: number): void {
		if (this.#end.aborted) return;
		const { bare } = this.#deps.options.names;
		const own = partitions.map(({ topic, partition }) => ({ topic: bare(topic), partition }));
		const identity = { memberId: this.#memberId, generation };
		if (
			this.#share !== null &&
			isSame(this.#share.partitions, own) &&
			goesOn(this.#join.split, this.#share.identity.generation, generation)
		) {
			this.#share.renew(identity);
			return;
		}
		this.#drop();
		this.#share = new KafkaShare(this.#join.group, own, identity, () => this.#wake?.());
		this.#tell();
	}

	/** Whoever has something keeps it where that is the rule. */
	get #claim(): number {
		return this.#share !== null && this.#share.partitions.length > 0 ? this.#share.identity.generation : NO_CLAIM;
	}

	#drop(): void {
		const share = this.#share;
		this.#share = null;
		share?.revoke();
		this.#wake?.();
		this.#tell();
	}

	#tell(): void {
		this.#changed.resolve();
		this.#changed = Promise.withResolvers();
	}

	/** Until the time is over or something is to be done at once. */
	async #pause(milliseconds: number): Promise<void> {
		let timer: NodeJS.Timeout | undefined;
		await new Promise<void>((resolve) => {
			this.#wake = resolve;
			timer = setTimeout(resolve, milliseconds);
		});
		clearTimeout(timer);
		this.#wake = null;
	}
}

const isSame = (before: readonly PartitionId[], after: readonly PartitionId[]): boolean =>
	before.length === after.length &&
	before.every(({ topic, partition }) => after.some((it) => it.topic === topic && it.partition === partition));
