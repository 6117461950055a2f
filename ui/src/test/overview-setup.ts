/** An overview to test with: what the application would answer, and a study that is open. */
import { Documents } from '../lib/state/documents.svelte';
import type { StudyController } from '../lib/state/study.svelte';
import { initialValues, QUANTITIES, swingOf, type Values } from '../lib/ipc/fake/figures';
import { assumptionOf, overviewOf, quantityAt, SAMPLES } from '../lib/ipc/fake/overviews';
import type { AssumptionChanged } from '../lib/ipc/generated/AssumptionChanged';
import type { CostBasis } from '../lib/ipc/generated/CostBasis';
import type { Workspace } from '../lib/ipc/generated/Workspace';
import type { View } from '../lib/ipc/generated/View';
import type { ScriptedHost } from './scripted-host';

export const VIEW: View = {
  basis: 'all_costs',
  colours: 'light',
  screen: {
    kind: 'overview',
    costs: { width: 500, height: 240 },
    payback: { width: 500, height: 240 },
  },
};
export const LOSS = 'incidents.loss_in_major';
export const PICKUP = 'models.ops_run_it.level_2_pickup';

export const overview = (values: Values = {}, view: View = VIEW, sample = 0): Workspace =>
  overviewOf(SAMPLES[sample] ?? SAMPLES[0]!, { ...initialValues(), ...values }, view);

/** The ranking in the order of the table, with the effects that the values and the basis give. */
export const ranking = (values: Values = {}, basis: CostBasis = 'all_costs') => {
  const all = { ...initialValues(), ...values };
  return QUANTITIES.map((quantity) =>
    assumptionOf(quantity, all[quantity.path] ?? 0, swingOf(quantity, all, basis)),
  );
};

/** The answer to a change of one assumption of the study as it was opened. */
export function changed(path: string, value: number): AssumptionChanged {
  const quantity = quantityAt(path);
  if (!quantity) throw new Error(path);
  return {
    assumption: assumptionOf(quantity, value),
    remark: '',
    workspace: overview({ [path]: value }),
  };
}

export async function opened(controller: StudyController, host: ScriptedHost): Promise<Documents> {
  const documents = new Documents(host, controller);
  documents.start();
  await host.last('open_initial').answer(overview());
  await host.last('rank_assumptions').answer(ranking());
  return documents;
}

export function rowOf(controller: StudyController, path: string) {
  const found = controller.assumptions.rows.find((candidate) => candidate.path === path);
  if (!found) throw new Error(path);
  return found;
}
