import type { Entity } from '@tideline/api';
import { type Lcr, parseLimits } from '@tideline/domain';
import { type FeedRow, JOINED_VIEW } from '@tideline/stream';
import { shortName } from '../format/entity-name.ts';
import { verdict } from '../format/limit-words.ts';
import { formatPercent } from '../format/ratio.ts';
import { formatTime } from '../format/time.ts';
import { feedsOfStrip } from '../view/feed-groups.ts';

/** Something that a person should look at now. */
export interface Alert {
	id: string;
	shape: 'warning' | 'diamond';
	tone: 'warning' | 'error';
	text: string;
	/** Where to look; null for feeds. */
	entityId: string | null;
}

/** Limits crossed, the gravest first, then feeds that fell silent. */
export function alertsOf(
	entities: readonly Entity[],
	ratios: ReadonlyMap<string, Lcr>,
	feeds: readonly FeedRow[],
	timeZone: string,
): Alert[] {
	const limits = entities.flatMap((entity): Alert[] => {
		const lcr = ratios.get(entity.entityId);
		if (!lcr) return [];
		const { tone, text } = verdict(lcr.lcr, lcr.limitState, parseLimits(entity.limits));
		if (tone === 'quiet') return [];
		return [
			{
				id: `limit ${entity.entityId}`,
				shape: 'warning',
				tone,
				text: `${shortName(entity)} ${formatPercent(lcr.lcr)} %, ${text}`,
				entityId: entity.entityId,
			},
		];
	});
	const joined = feeds.filter(({ goesTo }) => goesTo === JOINED_VIEW).map((feed) => ({ ...feed, name: `${feed.topic}, joined view,` }));
	const stale = [...feedsOfStrip(feeds), ...joined].flatMap(({ name, state, staleSince, lastAt }): Alert[] => {
		if (state !== 'STALE') return [];
		const since = staleSince ?? lastAt;
		const text = since === null ? `${name} stale` : `${name} stale since ${formatTime(since, timeZone)}`;
		return [{ id: `feed ${name}`, shape: 'diamond', tone: 'warning', text, entityId: null }];
	});
	return [...limits.filter(({ tone }) => tone === 'error'), ...limits.filter(({ tone }) => tone === 'warning'), ...stale];
}
