import { AttributionPanel } from '../features/attribution/attribution-panel.tsx';
import { ExplainPage } from '../features/explain/explain-page.tsx';

/** Explain: what the ratio is made of, and below it why it moved. */
export function Explain() {
	return (
		<ExplainPage>
			<AttributionPanel />
		</ExplainPage>
	);
}
