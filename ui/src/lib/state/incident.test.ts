import { expect, test } from 'vitest';
import { FakeScreens } from '../../test/fake-screens.svelte';
import { settle } from '../../test/scripted-host';
import type { IncidentReading } from '../ipc/generated/IncidentReading';
import { IncidentController } from './incident.svelte';

const field = (usual: string, refusal = '') => ({ usual, unit: '', understood: usual, refusal });
const reading = (change: Partial<IncidentReading> = {}): IncidentReading => ({
  service: 'a',
  exposure: field('$10'),
  hours: field('1'),
  verdict: { size: 'low', response: 'Minor', loss: 'It loses $10.', protection: '' },
  ...change,
});
const SERVICES = ['a', 'b'].map((id) => ({ id, label: id }));

function begun() {
  const screens = new FakeScreens();
  return { host: screens.host, incident: new IncidentController(screens) };
}

test('what is usual stands in the fields, and every letter is answered', async () => {
  const { host, incident } = begun();
  incident.refresh(SERVICES);
  await host.last('assess_incident').answer(reading());
  expect([incident.exposure.text, incident.hours.text]).toEqual(['$10', '1']);
  incident.hours.type('2');
  expect(host.last('assess_incident').request).toEqual({ service: null, exposure: null, hours: '2' }); // prettier-ignore
  await host.last('assess_incident').answer(reading());
  expect(incident.hours.text).toBe('2');
  incident.hours.type('');
  expect(host.last('assess_incident').request).toMatchObject({ hours: null });
});

test('a refusal stands beside its field, and the answer before goes', async () => {
  const { host, incident } = begun();
  incident.refresh(SERVICES);
  await host.last('assess_incident').answer(reading());
  incident.exposure.type('much');
  const refused = reading({ verdict: null, exposure: field('$10', 'Not a number.') });
  await host.last('assess_incident').answer(refused);
  await settle();
  expect(incident.exposure.failure?.message).toBe('Not a number.');
  expect(incident.reading?.verdict).toBeNull();
});

test('the last answer counts, whichever comes last', async () => {
  const { host, incident } = begun();
  incident.refresh(SERVICES);
  const first = host.last('assess_incident');
  incident.choose('b');
  await host.last('assess_incident').answer(reading({ service: 'b' }));
  await first.answer(reading());
  expect(incident.reading?.service).toBe('b');
});

test('a service that is gone gives way to the first, and its exposure with it', async () => {
  const { host, incident } = begun();
  incident.choose('b');
  incident.exposure.type('5');
  incident.refresh([SERVICES[0]!]);
  expect(host.last('assess_incident').request).toEqual({ service: null, exposure: null, hours: null }); // prettier-ignore
  await settle();
});

test('what is typed of the first service stays when the study changes', async () => {
  const { host, incident } = begun();
  incident.refresh(SERVICES);
  await host.last('assess_incident').answer(reading());
  incident.exposure.type('5');
  await host.last('assess_incident').answer(reading());
  incident.refresh(SERVICES);
  expect(host.last('assess_incident').request).toMatchObject({ exposure: '5' });
});
