import { useEffect, useState } from 'react';
import { MissionClient } from '../../client/index.ts';
import { SignedOut } from './connection/signed-out.tsx';
import { Console } from './console.tsx';
import { MapProvider } from './store/map-store.tsx';
import { MissionClock } from './store/mission-clock.tsx';
import { MissionProvider } from './store/mission-store.tsx';
import { usePreference } from './store/preference.ts';
import { ReferenceProvider } from './store/reference.tsx';
import { SERVER } from './store/server.ts';
import { NoToken, type SignIn, signIn } from './store/session.ts';
import { firstLanguage, LANGUAGES, TextsProvider } from './texts/texts.tsx';

interface Session {
  readonly client: MissionClient;
  readonly signIn: SignIn;
}

/** The page: signs in, waits for the first state, then shows the console. */
export function App({ hostOrigins }: { hostOrigins: readonly string[] }) {
  const [language, setLanguage] = usePreference<string | undefined>('language', undefined);
  const texts = LANGUAGES[language ?? ''] ?? firstLanguage(language);
  const [session, setSession] = useState<Session>();
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    document.documentElement.lang = texts.language;
  }, [texts]);
  useEffect(() => {
    const opened = open(hostOrigins);
    opened.then(setSession, (error: unknown) => {
      setFailed(true);
      if (!(error instanceof NoToken)) console.error(error);
    });
    return () =>
      void opened.then(
        ({ client }) => client.leave(),
        () => undefined,
      );
  }, [hostOrigins]);
  return (
    <TextsProvider texts={texts}>
      {session === undefined ? (
        <SignedOut failed={failed} />
      ) : (
        <MissionProvider client={session.client}>
          <MissionClock>
            <ReferenceProvider>
              <MapProvider token={session.signIn.current}>
                <Console signIn={session.signIn} onLanguage={setLanguage} />
              </MapProvider>
            </ReferenceProvider>
          </MissionClock>
        </MissionProvider>
      )}
    </TextsProvider>
  );
}

async function open(hostOrigins: readonly string[]): Promise<Session> {
  const signedIn = await signIn(hostOrigins);
  const client = new MissionClient({ url: SERVER, token: signedIn.token });
  await client.join();
  return { client, signIn: signedIn };
}
