import { formatDay, type RulebookId } from '@tideline/domain';
import styles from '../../ui/menu.module.css';
import { Menu } from '../../ui/menu.tsx';
import { Shape } from '../../ui/shape.tsx';
import text from '../../ui/text.module.css';
import { useMenu } from '../../ui/use-menu.ts';
import { useShownClosedDay } from '../../view/closed-day-context.ts';
import { withParams } from '../../view/search-params.ts';

/** The disclosure table of each rulebook that has one. */
const TABLES: { readonly [Id in RulebookId]?: string } = { basel: 'LIQ1', us: '§249.91' };
const FORMATS = ['csv', 'xlsx'] as const;

/** The disclosure table of an entity as a file, of now or of the closed day that is shown; nothing where its rulebook has none. */
export function TemplateMenu({ entityId, rulebook }: { entityId: string; rulebook: RulebookId }) {
	const { open, setOpen, root } = useMenu();
	const closed = useShownClosedDay();
	const table = TABLES[rulebook];
	if (table === undefined) return null;
	const query = withParams(new URLSearchParams({ entity: entityId }), { date: closed && formatDay(closed.date) });
	return (
		<div className={styles.root} ref={root}>
			<button type="button" className={text.link} aria-haspopup="true" aria-expanded={open} onClick={() => setOpen(!open)}>
				{table} <Shape name="chevron-down" tone="quiet" />
			</button>
			{open ? (
				<Menu label={`Disclosure table ${table}`}>
					{FORMATS.map((format) => (
						<a key={format} className={styles.item} href={`/api/lcr/template.${format}?${query}`} download onClick={() => setOpen(false)}>
							{`Download ${format.toUpperCase()}`}
						</a>
					))}
				</Menu>
			) : null}
		</div>
	);
}
