import { GROUP } from '@tideline/domain';
import { useEffect } from 'react';
import { useSearchParams } from 'react-router';
import { useEntities } from '../query/entities.ts';
import { withViewState } from '../view/view-state.ts';

/** A bank without a group, such as a day of one's own input, opens on its first entity; a name in the URL stays as it is. */
export function useFirstEntity(): void {
	const [params, setParams] = useSearchParams();
	const { data: entities } = useEntities();
	const named = params.has('entity');
	const first = entities?.some(({ entityId }) => entityId === GROUP) ? null : (entities?.[0]?.entityId ?? null);
	useEffect(
		function openOnTheFirst() {
			if (!named && first !== null) setParams((current) => withViewState(current, { entity: first }), { replace: true });
		},
		[named, first, setParams],
	);
}
