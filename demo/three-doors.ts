import { DemoPlayer } from './demo-player.ts';
import { DemoFailed, demoServer } from './demo-server.ts';
import { flyMission, pick } from './fly-mission.ts';
import type { ActiveMission, Refusal } from './protocol.ts';
import { bad, good, number, print } from './screen.ts';

/** Claims one reward from two sockets and over REST at the same moment: exactly one is paid. */
async function main(): Promise<void> {
  const server = await demoServer(process.env);
  try {
    const phone = await DemoPlayer.join(server.url, 'Ada Okafor');
    const desktop = await DemoPlayer.join(server.url, 'Ada Okafor', phone.id);
    const offer = pick(phone, 'cargo_delivery');
    if (offer === undefined) throw new DemoFailed('The board holds no cargo mission that this demo can fly.');
    const accepted = await phone.ask<{ mission: ActiveMission }>('accept', { missionId: offer.id });
    if (!accepted.ok) throw new DemoFailed(accepted.refusal.message);
    await flyMission(phone, offer.id, accepted.result.mission);
    print();
    print(`"${offer.title}" is done. Three claims of its ${number(offer.credits)} credits, at once:`);
    const [a, b, c] = await Promise.all([
      phone.ask('complete', { missionId: offer.id }),
      desktop.ask('complete', { missionId: offer.id }),
      phone.call('POST', `/api/v1/missions/${offer.id}/complete`),
    ]);
    const claims = [
      { door: 'phone, socket', refusal: a.ok ? undefined : a.refusal },
      { door: 'desktop, socket', refusal: b.ok ? undefined : b.refusal },
      { door: 'REST', refusal: c.status === 200 ? undefined : (c.answer as { error: Refusal }).error },
    ];
    for (const { door, refusal } of claims)
      print(`  ${door.padEnd(16)} ${refusal === undefined ? good('paid') : bad(`refused: ${refusal.code}`)}`);
    await desktop.shows((state) => !state.active.has(offer.id));
    print(`  Ada's credits: 10,000 -> ${number(desktop.state.player.credits)}, seen from the desktop`);
    await Promise.all([phone.leave(), desktop.leave()]);
    if (claims.filter((claim) => claim.refusal === undefined).length !== 1)
      throw new DemoFailed('The reward was not paid exactly once.');
  } finally {
    await server.stop();
  }
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(`Failed: ${error instanceof DemoFailed ? error.message : String(error)}`);
    process.exit(1);
  },
);
