import type { OverrideEvent, OverrideProposal } from '@tideline/domain';

export const NOW = Date.parse('2026-11-20T14:06:00Z');
export const DAY = 86_400_000;

export const proposal: OverrideProposal = {
	targetKind: 'INSTRUMENT',
	targetId: 'SGXF38750315',
	entityId: null,
	assetClass: 'BOND',
	level: 'LEVEL_2A',
	subclass: 'corporate',
	eligible: null,
	encumbered: null,
	flowLine: null,
	reasonCode: 'WRONG_ASSET_CLASS',
	comment: 'Bond by prospectus and instrument master.',
	effectiveFrom: NOW,
	expiresAt: NOW + 14 * DAY,
};

export function overrideEvent(kind: OverrideEvent['kind'], over: Partial<OverrideEvent> = {}): OverrideEvent {
	const proposes = kind === 'DRAFTED' || kind === 'SUBMITTED';
	return {
		overrideId: 'OV-1187',
		kind,
		at: NOW,
		actor: 'moreau',
		actorRole: 'analyst',
		from: '127.0.0.1',
		approval: 'NOT_REQUIRED',
		proposal: proposes ? proposal : null,
		comment: '',
		...over,
	};
}
