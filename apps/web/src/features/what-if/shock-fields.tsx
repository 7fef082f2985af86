import type { WhatIfChoices } from '@tideline/api';
import { assertNever, FLOW_GROUPS, type Shock } from '@tideline/domain';
import { formatMoney, moneyUnit } from '../../format/money.ts';
import { type ChoiceOption, FieldChoice } from './field-choice.tsx';
import { FieldInput } from './field-input.tsx';
import { TradeFields } from './trade-fields.tsx';

const DECIMAL = /^\d{1,15}(\.\d{1,4})?$/;
const PERCENT = /^-?\d{1,3}(\.\d{1,4})?$/;
const PRICE_FALL = /^(-100(\.0{1,4})?|-\d{1,2}(\.\d{1,4})?|\d{1,3}(\.\d{1,4})?)$/;
const NOTCHES = /^([1-9]|1\d|2[01])$/;

export interface ShockFieldsProps<S extends Shock = Shock> {
	shock: S;
	choices: WhatIfChoices;
	/** The reporting currency. */
	currency: string;
	onChange(shock: Shock): void;
}

/** What one shock is about and how large it is. */
export function ShockFields({ shock, choices, currency, onChange }: ShockFieldsProps) {
	switch (shock.kind) {
		case 'run-off':
			return (
				<>
					<FieldChoice label="Outflows" value={shock.on} options={runOffTargets(choices)} onChange={(on) => onChange({ ...shock, on })} />
					<FieldInput label="By" value={shock.value} pattern={DECIMAL} onChange={(value) => onChange({ ...shock, value })} />
					<FieldChoice
						label="Points or factor"
						value={shock.by}
						options={[
							{ value: 'points', text: 'pts up' },
							{ value: 'factor', text: 'times' },
						]}
						onChange={(by) => onChange({ ...shock, by: by === 'factor' ? 'factor' : 'points' })}
					/>
				</>
			);
		case 'ratings':
			return (
				<>
					<FieldChoice label="Securities" value={shock.on} options={classTargets(choices)} onChange={(on) => onChange({ ...shock, on })} />
					<FieldInput
						label="Notches"
						value={String(shock.notches)}
						pattern={NOTCHES}
						unit={shock.notches === 1 ? 'notch' : 'notches'}
						onChange={(notches) => onChange({ ...shock, notches: Number(notches) })}
					/>
				</>
			);
		case 'prices':
			return (
				<>
					<FieldChoice
						label="Securities"
						value={shock.on}
						options={[...classTargets(choices), ...LEVELS]}
						onChange={(on) => onChange({ ...shock, on })}
					/>
					<FieldInput
						label="Change"
						value={shock.percent}
						pattern={PRICE_FALL}
						unit="%"
						onChange={(percent) => onChange({ ...shock, percent })}
					/>
				</>
			);
		case 'fx':
			return (
				<>
					<FieldChoice
						label="Currency"
						value={shock.currency}
						options={choices.currencies.map((one) => ({ value: one.currency, text: `${one.currency}/${currency} ${one.rate}` }))}
						onChange={(next) => onChange({ ...shock, currency: next })}
					/>
					<FieldInput
						label="Change"
						value={shock.percent}
						pattern={PERCENT}
						unit="%"
						onChange={(percent) => onChange({ ...shock, percent })}
					/>
				</>
			);
		case 'facility':
			return (
				<>
					<FieldChoice
						label="Facility"
						value={shock.on}
						options={choices.facilities.map((one) => ({
							value: `id:${one.id}`,
							text: `${one.name}, ${formatMoney(one.amount, one.currency, 'm')} ${moneyUnit(one.currency, 'm')}`,
						}))}
						onChange={(on) => {
							const chosen = choices.facilities.find(({ id }) => on === `id:${id}`);
							onChange({ ...shock, on, currency: chosen?.currency ?? shock.currency });
						}}
					/>
					<FieldInput
						label="Amount drawn"
						value={shock.amount}
						pattern={DECIMAL}
						unit={shock.currency}
						onChange={(amount) => onChange({ ...shock, amount })}
					/>
				</>
			);
		case 'counterparty':
			return (
				<FieldChoice
					label="Counterparty"
					value={shock.party}
					options={choices.parties.map(({ id, name, inflows }) => ({
						value: id,
						text: `${name}, inflows ${formatMoney(inflows, currency, 'm')} ${moneyUnit(currency, 'm')}`,
					}))}
					onChange={(party) => onChange({ ...shock, party })}
				/>
			);
		case 'trade':
			return <TradeFields shock={shock} choices={choices} currency={currency} onChange={onChange} />;
		default:
			return assertNever(shock);
	}
}

const LEVELS: readonly ChoiceOption[] = ['1', '2A', '2B', 'none'].map((value) => ({
	value,
	text: value === 'none' ? 'not HQLA' : `level ${value}`,
}));

function runOffTargets({ lines }: WhatIfChoices): ChoiceOption[] {
	const groups = FLOW_GROUPS.filter((group) => lines.some((line) => line.group === group));
	return [
		...lines.map(({ line }) => ({ value: line, text: line })),
		...groups.map((group) => ({ value: group, text: `all ${group.toLowerCase().replaceAll('_', '-')}` })),
	];
}

function classTargets({ classes }: WhatIfChoices): ChoiceOption[] {
	const securities = classes.filter(({ subclass }) => subclass !== 'reserves' && subclass !== 'cash');
	return [
		{ value: 'all', text: 'every security' },
		...securities.map(({ id, items }) => ({ value: id, text: `${id}, ${items} ${items === 1 ? 'item' : 'items'}` })),
	];
}
