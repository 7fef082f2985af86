export { SCENARIOS, type Scenario } from './day/scenario.ts';
export { HISTORY_MS, type SimulatorClock, type SimulatorEvents, type SimulatorOptions, startSimulator } from './run/simulator.ts';
