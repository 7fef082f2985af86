import type { Shock } from '@tideline/domain';
import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { withParams } from '../../view/search-params.ts';
import { parseScenario, type Scenario, type ScenarioItem, scenarioText } from './scenario-link.ts';

export type SourceKind = 'live' | 'file';

/** The scenario of the URL, and ways to change it: a link shows a colleague the same one. */
export function useScenario() {
	const [params, setParams] = useSearchParams();
	const text = params.get('shocks');
	const scenario: Scenario = useMemo(() => parseScenario(text), [text]);
	const items = scenario.kind === 'scenario' ? scenario.items : [];
	const source: SourceKind = params.get('from') === 'file' ? 'file' : 'live';
	const put = (next: readonly ScenarioItem[]) =>
		setParams((current) => withParams(current, { shocks: scenarioText(next) }), { replace: true });
	return {
		scenario,
		items,
		/** As a link carries it, written in one way. */
		text: scenarioText(items),
		source,
		from: (kind: SourceKind) => setParams((current) => withParams(current, { from: kind === 'file' ? kind : null }), { replace: true }),
		add: (shock: Shock) => put([...items, { shock, off: false }]),
		change: (index: number, item: ScenarioItem) => put(items.with(index, item)),
		remove: (index: number) => put(items.toSpliced(index, 1)),
		reset: () => put([]),
		/** Another scenario; Back leads to the one before it. */
		open: (shocks: string) => setParams((current) => withParams(current, { shocks })),
	};
}
