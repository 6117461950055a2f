import { cleanup, render } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { CommandName } from '../lib/ipc/commands';
import type { Workspace } from '../lib/ipc/generated/Workspace';
import { Screens, type ScreenKind } from '../lib/state/screens.svelte';
import ExplanationPanel from '../components/explanation/ExplanationPanel.svelte';
import { ExplanationController } from '../lib/state/explanation.svelte';
import { VIEWS } from '../views/views';
import { frames, objections, picture } from './browser';
import { FakeScreens } from './fake-screens.svelte';
import adjustmentWeights from './recorded/adjustment-weights.json';
import adjustments from './recorded/adjustments.json';
import assumptions from './recorded/assumptions.json';
import balance from './recorded/balance.json';
import descriptions from './recorded/descriptions.json';
import explanation from './recorded/explanation.json';
import explanations from './recorded/explanations.json';
import futures from './recorded/futures.json';
import incident from './recorded/incident.json';
import insurance from './recorded/insurance.json';
import report from './recorded/report.json';
import reportPreview from './recorded/report-preview.json';
import scenarioComparison from './recorded/scenario-comparison.json';
import scenarios from './recorded/scenarios.json';
import selector from './recorded/selector.json';
import sensitivities from './recorded/sensitivities.json';
import sensitivity from './recorded/sensitivity.json';
import services from './recorded/services.json';
import timeline from './recorded/timeline.json';
import uncertainty from './recorded/uncertainty.json';

// What the application answered is in the recorded files, which a test of its own compares with it.
const recorded: Partial<Record<CommandName, unknown>> = {
  describe_parameters: descriptions,
  weigh_adjustments: adjustmentWeights,
  compare_scenario: scenarioComparison,
  explain_figure: explanation,
  simulate_study: futures,
  draw_futures: futures.pictures,
  follow_run: null,
  weigh_sensitivity: sensitivities,
  draw_sensitivity: sensitivities.pictures,
  assess_incident: incident,
  draw_chart: timeline.screen.cumulative,
  copy_chart: null,
  save_chart: 'furniture-retailer-cumulative-cost.png',
  compose_report: reportPreview,
  save_report: 'furniture-retailer-business-case.pptx',
  list_services: services.screen.rows.map(({ id }) => id),
};
const workspaces: Record<keyof typeof VIEWS, unknown> = {
  services,
  assumptions,
  adjustments,
  selector,
  scenarios,
  uncertainty,
  sensitivity,
  timeline,
  balance,
  insurance,
  report,
};

function screensAt(kind: ScreenKind & keyof typeof VIEWS): FakeScreens {
  const screens = new FakeScreens();
  screens.workspace = workspaces[kind] as Workspace;
  screens.view = {
    ...screens.view,
    screen: new Screens({ kind: 'assumptions' }).last(kind),
  };
  // What is not recorded is never answered: it is what takes long.
  const call = (name: CommandName) =>
    name in recorded ? Promise.resolve(structuredClone(recorded[name])) : new Promise(() => {});
  screens.host.call = call as typeof screens.host.call;
  return screens;
}

beforeEach(() => page.viewport(1280, 800));
afterEach(cleanup);

const kinds = Object.keys(VIEWS) as (keyof typeof VIEWS)[];

test.each(kinds.flatMap((kind) => [[kind, 'light'] as const, [kind, 'dark'] as const]))(
  'axe has no objection to the %s of a study in %s',
  async (kind, colours) => {
    document.documentElement.dataset.colours = colours;
    const main = document.createElement('main');
    main.style.height = '800px';
    document.body.append(main);
    render(VIEWS[kind], { target: main, props: { screens: screensAt(kind) } });
    await frames();
    await new Promise((resolve) => setTimeout(resolve, 250));
    await picture(`screen-${kind}-${colours}`);
    expect(await objections()).toEqual([]);
    main.remove();
  },
);

test('a service is changed by keyboard, and its result explained', async () => {
  const screens = screensAt('services');
  render(VIEWS.services, { screens });
  await frames();
  const name = document.querySelector<HTMLElement>('[data-key="name"][data-row]');
  name?.focus();
  await userEvent.keyboard('Rooms{Enter}');
  await expect.poll(() => screens.edits.length).toBe(1);
  expect(screens.edits[0]).toEqual([
    { kind: 'set_value', path: `services.${services.screen.rows[0]?.id}.name`, text: 'Rooms' },
  ]);
  document.querySelector<HTMLElement>('[data-key="cost_ops_run_it"][data-row]')?.focus();
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => screens.explained.length).toBe(1);
});

test('an assumption is found, typed and reset', async () => {
  const screens = screensAt('assumptions');
  render(VIEWS.assumptions, { screens });
  await frames();
  await userEvent.type(page.getByLabelText('Search assumptions'), 'developer fully');
  const field = page.getByLabelText('Developer, fully loaded', { exact: true }).first();
  await expect.element(field).toBeVisible();
  const place = document.querySelector('[data-path="organisation.rate_developer"] input');
  await userEvent.fill(place as HTMLElement, '5..70..90');
  await userEvent.keyboard('{Enter}');
  await expect
    .poll(() => screens.edits.at(-1))
    .toEqual([{ kind: 'set_value', path: 'organisation.rate_developer', text: '5..70..90' }]);
});

test('the line of the tolerance is moved by keyboard, and a bar leads to its assumption', async () => {
  const screens = screensAt('uncertainty');
  const { unmount } = render(VIEWS.uncertainty, { screens });
  await expect.element(page.getByTestId('future-shares')).toBeVisible();
  const asked: string[] = [];
  const call = screens.host.call.bind(screens.host);
  screens.host.call = ((name: CommandName, request: never) => {
    asked.push(name);
    return call(name, request);
  }) as typeof screens.host.call;
  document.querySelector<HTMLElement>('[data-testid=tolerance]')?.focus();
  await userEvent.keyboard('{ArrowRight}');
  await expect.poll(() => asked).toContain('draw_futures');
  unmount();
  const others = screensAt('sensitivity');
  render(VIEWS.sensitivity, { screens: others });
  await expect.element(page.getByTestId('chart-tornado')).toBeVisible();
  document.querySelector<HTMLElement>('[data-testid=chart-tornado] [role=option]')?.focus();
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => others.paths.length).toBe(1);
});

const kindsExplained = Object.keys(explanations) as (keyof typeof explanations)[];

test.each(kindsExplained.flatMap((kind) => [[kind, 'light'] as const, [kind, 'dark'] as const]))(
  'axe has no objection to the explanation of a figure, %s, in %s',
  async (kind, colours) => {
    document.documentElement.dataset.colours = colours;
    const screens = screensAt('scenarios');
    const controller = new ExplanationController(screens.host);
    screens.host.call = (() =>
      Promise.resolve(structuredClone(explanations[kind]))) as typeof screens.host.call;
    controller.open({ kind: 'month', month: 0, basis: 'all_costs' });
    await expect.poll(() => controller.explanation).not.toBeNull();
    render(ExplanationPanel, { controller, ongo: () => {} });
    await frames();
    await picture(`explanation-${kind}-${colours}`);
    expect(await objections()).toEqual([]);
  },
);

test('an input of a scenario that is not shown leads there', async () => {
  document.documentElement.dataset.colours = 'light';
  const screens = screensAt('scenarios');
  const controller = new ExplanationController(screens.host);
  screens.host.call = (() =>
    Promise.resolve(structuredClone(explanations.scenario))) as typeof screens.host.call;
  controller.open({ kind: 'month', month: 0, basis: 'all_costs' });
  await expect.poll(() => controller.explanation).not.toBeNull();
  const went: unknown[] = [];
  render(ExplanationPanel, {
    controller,
    ongo: (path, elsewhere) => went.push([path, elsewhere?.id]),
  });
  await expect.element(page.getByTestId('explanation-elsewhere')).toBeVisible();
  document.querySelector<HTMLElement>('[data-testid="explanation-input"]')?.click();
  expect(went).toEqual([[explanations.scenario.inputs.find(({ path }) => path)?.path, 'frugal']]);
});
