export { SCENARIOS, type Scenario } from './day/scenario.ts';
export type { SimulatorEvents } from './events.ts';
export { HISTORY_MS, type SimulatorClock, type SimulatorOptions, startSimulator } from './run/simulator.ts';
