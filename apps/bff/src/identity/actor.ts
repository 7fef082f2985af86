/** Who does something; roles and sessions come with an issuer. */
export interface Actor {
	readonly name: string;
	readonly role: 'viewer' | 'analyst' | 'approver' | 'operator';
	/** Nobody signed in. */
	readonly demo: boolean;
}

/** What an identity is read from. */
interface Caller {
	readonly headers: Readonly<Record<string, string | string[] | undefined>>;
	readonly address: string;
}

/** Finds out who calls, for REST and for the socket; null when it is not known. */
export type ResolveActor = (caller: Caller) => Promise<Actor | null>;

const DEMO_ANALYST: Actor = { name: 'demo.analyst', role: 'analyst', demo: true };

/** Everyone is the one demo analyst; only for a server that is bound to loopback. */
export const demoActor: ResolveActor = () => Promise.resolve(DEMO_ANALYST);
