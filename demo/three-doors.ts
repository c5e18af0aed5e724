import { DemoPlayer, must } from './demo-player.ts';
import { DemoFailed, demoServer } from './demo-server.ts';
import { flyMission, pick } from './fly-mission.ts';
import { bad, good, number, print } from './screen.ts';

/** Claims one reward from two sockets and over REST at the same moment: exactly one is paid. */
async function main(): Promise<void> {
  const server = await demoServer(process.env);
  try {
    const phone = await DemoPlayer.join(server.url, 'Ada Okafor');
    const desktop = await DemoPlayer.join(server.url, 'Ada Okafor', phone.id);
    const offer = pick(phone, 'cargo_delivery');
    if (offer === undefined) throw new DemoFailed('The board holds no cargo mission that this demo can fly.');
    await must(phone.client.accept(offer.id));
    await flyMission(phone, offer.id);
    print();
    print(`"${offer.title}" is done. Three claims of its ${number(offer.credits)} credits, at once:`);
    const [a, b, c] = await Promise.all([
      phone.client.complete(offer.id),
      desktop.client.complete(offer.id),
      completeOverRest(server.url, phone.token, offer.id),
    ]);
    const claims = [
      { door: 'phone, socket', refused: a.ok ? undefined : a.error.code },
      { door: 'desktop, socket', refused: b.ok ? undefined : b.error.code },
      { door: 'REST', refused: c },
    ];
    for (const { door, refused } of claims)
      print(`  ${door.padEnd(16)} ${refused === undefined ? good('paid') : bad(`refused: ${refused}`)}`);
    await desktop.shows((state) => !Object.hasOwn(state.active, offer.id));
    print(`  Ada's credits: 10,000 -> ${number(desktop.state.player.credits)}, seen from the desktop`);
    phone.leave();
    desktop.leave();
    if (claims.filter((claim) => claim.refused === undefined).length !== 1)
      throw new DemoFailed('The reward was not paid exactly once.');
  } finally {
    await server.stop();
  }
}

/** The door without a socket; the code of the refusal, undefined when the reward was paid. */
async function completeOverRest(url: string, token: string, missionId: string): Promise<string | undefined> {
  const response = await fetch(`${url}/api/v1/missions/${missionId}/complete`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
  });
  const { error } = (await response.json()) as { error?: { code: string } };
  return error?.code;
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(`Failed: ${error instanceof DemoFailed ? error.message : String(error)}`);
    process.exit(1);
  },
);
