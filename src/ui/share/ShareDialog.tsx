import { useState } from 'react';
import { Dialog } from '../controls/Dialog';
import { Tabs } from '../controls/Tabs';
import { useSession } from '../session-context';
import { DataTab } from './DataTab';
import { LinkTab } from './LinkTab';

/** The run that is on the page, to be taken elsewhere. What is shared is the moment at which the dialog was opened. */
export default function ShareDialog({ onClose }: { onClose(): void }) {
  const session = useSession();
  const [run] = useState(() => {
    session.pause();
    return session.store.getState().run;
  });
  if (run === null) {
    return (
      <Dialog title="Share" onClose={onClose}>
        <p>There is no run to share yet.</p>
      </Dialog>
    );
  }
  return (
    <Dialog title="Share" onClose={onClose} isWide>
      <Tabs
        label="What to share"
        tabs={[
          { id: 'link', title: 'Link', panel: <LinkTab /> },
          { id: 'data', title: 'Data', panel: <DataTab run={run} /> },
        ]}
      />
    </Dialog>
  );
}
