import { ASSET_CLASSES, type AssetClass, type HqlaLevel, type Position } from '@tideline/domain';
import { ASSET_CLASS_NAMES, levelWords } from '../../format/level.ts';
import { Segmented } from '../../ui/segmented.tsx';
import { Choice } from './choice.tsx';
import { Field } from './field.tsx';
import type { Fields } from './fields.ts';
import styles from './reclassify-form.module.css';
import type { Reclassify } from './use-reclassify.ts';

/** Classes that a security can be of; an FX or interbank deal is no security. */
const CLASS_OPTIONS = ASSET_CLASSES.filter((name) => name === 'BOND' || name === 'EQUITY' || name === 'COMMODITY').map((value) => ({
	value,
	text: ASSET_CLASS_NAMES[value],
}));
const TEST_OPTIONS = [
	{ value: 'passes', text: 'passes', detail: 'may be counted' },
	{ value: 'fails', text: 'fails', detail: 'counts for nothing' },
];

/** What the override applies to and what it sets. */
export function ChangeFields({ form, position }: { form: Reclassify; position: Position }) {
	const { fields, faults, targets, stocks, target, change, leave } = form;
	const level = levelWords(position.level, position.subclass);
	return (
		<>
			<div data-field="target">
				<p className={styles.label} id="reclassify-target">
					Applies to
				</p>
				<div className={styles.targets}>
					<Segmented
						label="Applies to"
						options={targets.map(({ target: value, text }) => ({ value, text }))}
						value={target?.target ?? 'INSTRUMENT_HERE'}
						onChange={(value) => change({ target: value })}
					/>
				</div>
				{faults.target ? <p className={styles.fault}>{faults.target}</p> : null}
			</div>
			<div className={styles.three}>
				<Field name="assetClass" label="Asset class" fault={faults.assetClass}>
					<Choice
						options={CLASS_OPTIONS.filter(({ value }) => value !== position.assetClass)}
						value={fields.assetClass}
						was={ASSET_CLASS_NAMES[position.assetClass]}
						placeholder={ASSET_CLASS_NAMES[position.assetClass]}
						onChange={(value) => change({ assetClass: value as AssetClass | '' })}
						onBlur={() => leave('assetClass')}
					/>
				</Field>
				<Field name="stock" label="HQLA level and subclass" fault={faults.stock}>
					<Choice
						options={stocks.map(({ id, text, detail }) => ({ value: id, text, detail }))}
						value={fields.stock}
						was={level}
						wasDetail="as it is, or as the rules say for another asset class"
						placeholder={fields.assetClass === '' ? level : byTheRules(form)}
						onChange={(value) => change({ stock: value })}
						onBlur={() => leave('stock')}
					/>
				</Field>
				<Field name="eligible" label="Operational test" fault={faults.eligible}>
					<Choice
						options={TEST_OPTIONS.filter(({ value }) => value !== testOf(position))}
						value={fields.eligible}
						was={testOf(position)}
						placeholder={testOf(position)}
						onChange={(value) => change({ eligible: value as Fields['eligible'] })}
						onBlur={() => leave('eligible')}
					/>
				</Field>
			</div>
		</>
	);
}

/** Another asset class brings its own level with it, unless one is chosen: what was would be wrong to show. */
function byTheRules({ preview, fresh }: Reclassify): string {
	const check = fresh ? preview?.rulebookCheck : undefined;
	return check?.level ? `${levelWords(check.level as HqlaLevel, check.subclass ?? '')}, by the rules` : 'as the rules say';
}

/** What has no level cannot fail the test: it is not asked. */
const testOf = ({ eligible, level }: Position) => (eligible || level === 'INELIGIBLE' ? 'passes' : 'fails');
