import type { OverrideEvent, OverrideProposal } from '../schema/override-event.ts';

export const OVERRIDE_STATUSES = ['DRAFT', 'PENDING', 'APPROVED', 'REJECTED', 'WITHDRAWN', 'EXPIRED', 'REVERSED'] as const;
export type OverrideStatus = (typeof OVERRIDE_STATUSES)[number];

/** Where an override stands after the events so far. */
export interface OverrideState {
	readonly overrideId: string;
	readonly status: OverrideStatus;
	readonly proposal: OverrideProposal;
	/** Who submitted it, or drafted it last. */
	readonly maker: string;
	/** Who approved or rejected it. */
	readonly checker: string | null;
	/** When it was first written down, and when its status last changed; epoch milliseconds. */
	readonly createdAt: number;
	readonly changedAt: number;
	/** Every event that took effect, oldest first. */
	readonly trail: readonly OverrideEvent[];
}
