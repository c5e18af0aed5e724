import { DemoPlayer } from './demo-player.ts';
import { DemoFailed, demoServer } from './demo-server.ts';
import { bold, dim, print, say } from './screen.ts';
import { tellStory } from './story.ts';

async function main(): Promise<void> {
  print(bold('Missionboard: one player’s evening'));
  say('Everything below happens over the door that every player uses: a room, and HTTP.', dim);
  print();
  const server = await demoServer(process.env);
  try {
    const ada = await DemoPlayer.join(server.url, 'Ada Okafor');
    await tellStory(ada);
    ada.leave();
  } finally {
    await server.stop();
  }
  print();
  print('Done. Next: README.md takes the same tour with curl, docs/protocol.md is for your client.');
}

function fail(error: unknown): never {
  const reason = error instanceof DemoFailed ? error.message : `something unexpected: ${String(error)}`;
  console.error(`The demo failed: ${reason}`);
  process.exit(1);
}

process.once('SIGINT', () => process.exit(130));
process.once('SIGTERM', () => process.exit(143));
main().then(() => process.exit(0), fail);
