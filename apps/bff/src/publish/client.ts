import { encodeControl, type ResetReason } from '@tideline/stream';
import { MAX_MESSAGES_PER_SECOND, MAX_SUBSCRIPTIONS } from './client-message.ts';
import { type SendLimits, SendWindow } from './send-window.ts';

/** The one thing that a client needs of its socket. */
interface ClientSocket {
	/** Confirms a request; frames of the stream after it belong to it. */
	confirm(id: string, stream: string): void;
	frame(bytes: Uint8Array): void;
	join(stream: string): void;
	leave(stream: string): void;
	drop(reason: string): void;
}

export interface ClientDeps {
	socket: ClientSocket;
	now(): number;
	/** The snapshot of a stream; null when there is no such stream. */
	open(stream: string): Uint8Array | null;
	/** Streams can be followed: everything that was in the log has been read. */
	ready(): boolean;
	onTooSlow(frames: number, bytes: number): void;
	limits?: SendLimits | undefined;
}

/** One browser page: the streams that it follows, and how far it has got with what it was sent. */
export class Client {
	readonly #deps: ClientDeps;
	readonly #window: SendWindow;
	/** Request id by stream. */
	readonly #following = new Map<string, string>();
	/** Requests that wait until the server is ready, or until the client has taken what is on its way. */
	readonly #waiting = new Map<string, string>();
	#tooSlow = false;
	#second = 0;
	#messages = 0;

	constructor(deps: ClientDeps) {
		this.#deps = deps;
		this.#window = new SendWindow(deps.limits);
	}

	/** False when the client sends more than it may; it is dropped then. */
	allowMessage(): boolean {
		const second = Math.floor(this.#deps.now() / 1_000);
		if (second !== this.#second) this.#messages = 0;
		this.#second = second;
		return this.#countMessage();
	}

	subscribe(id: string, stream: string): void {
		this.#forget(stream);
		if (this.#following.size + this.#waiting.size >= MAX_SUBSCRIPTIONS) {
			this.#deps.socket.drop('too-many-subscriptions');
			return;
		}
		this.#waiting.set(stream, id);
		this.openWaiting();
	}

	unsubscribe(id: string): void {
		for (const [stream, known] of [...this.#following, ...this.#waiting]) if (known === id) this.#forget(stream);
	}

	acknowledge(count: number): void {
		if (!this.#window.acknowledge(count)) {
			this.#deps.socket.drop('bad-acknowledgement');
			return;
		}
		if (this.#tooSlow && this.#window.empty) this.#tooSlow = false;
		this.openWaiting();
	}

	/** Begins what had to wait, as far as it may now. */
	openWaiting(): void {
		if (this.#tooSlow || !this.#deps.ready()) return;
		for (const [stream, id] of [...this.#waiting]) {
			// A snapshot may be large: whoever takes none is given no more, however often it asks.
			if (this.#window.full) return;
			this.#waiting.delete(stream);
			this.#deps.socket.confirm(id, stream);
			const snapshot = this.#deps.open(stream);
			if (snapshot === null) {
				this.#send(reset(stream, 'UNKNOWN_STREAM'));
				continue;
			}
			this.#following.set(stream, id);
			this.#deps.socket.join(stream);
			this.#send(snapshot);
		}
	}

	/** Counts a frame that goes to everyone who follows its stream. False when the client is too slow and has been taken out. */
	count(bytes: number): boolean {
		if (this.#window.full) {
			this.#takeOut();
			return false;
		}
		this.#window.add(bytes);
		return true;
	}

	#takeOut(): void {
		this.#tooSlow = true;
		this.#deps.onTooSlow(this.#window.frames, this.#window.bytes);
		for (const stream of [...this.#following.keys()]) {
			this.#forget(stream);
			this.#send(reset(stream, 'TOO_SLOW'));
		}
	}

	#forget(stream: string): void {
		this.#waiting.delete(stream);
		if (this.#following.delete(stream)) this.#deps.socket.leave(stream);
	}

	#send(bytes: Uint8Array): void {
		this.#window.add(bytes.length);
		this.#deps.socket.frame(bytes);
	}

	#countMessage(): boolean {
		this.#messages++;
		return this.#messages <= MAX_MESSAGES_PER_SECOND;
	}
}

function reset(stream: string, reason: ResetReason): Uint8Array {
	return encodeControl({ kind: 'reset', stream, reason });
}
