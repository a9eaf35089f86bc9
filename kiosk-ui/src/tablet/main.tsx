import { useState } from 'preact/hooks';
import { mount } from '../look';
import { findEnrolment, keepEnrolment } from './enrolment';
import { NotEnrolled, TabletPage } from './page';
import { CardScreen } from './screens/card';
import './tablet.css';

function Tablet() {
  const [enrolment, setEnrolment] = useState(findEnrolment);
  if (!enrolment) return <NotEnrolled />;
  if (enrolment.observerKey) return <TabletPage enrolment={enrolment} />;
  return (
    <CardScreen
      meeting={enrolment.meeting}
      serverKey={enrolment.serverKey}
      onKey={(observerKey) => {
        keepEnrolment({ ...enrolment, observerKey });
        setEnrolment({ ...enrolment, observerKey });
      }}
    />
  );
}

mount(<Tablet />);
