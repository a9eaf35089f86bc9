import { mount } from '../look';
import { ProjectorPage } from './page';
import './projector.css';

mount(<ProjectorPage />);
