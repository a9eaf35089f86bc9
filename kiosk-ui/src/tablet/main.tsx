import { mount } from '../look';
import { findEnrolment } from './enrolment';
import { NotEnrolled, TabletPage } from './page';
import './tablet.css';

const enrolment = findEnrolment();
mount(enrolment ? <TabletPage enrolment={enrolment} /> : <NotEnrolled />);
