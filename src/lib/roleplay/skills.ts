export { isSkill, SKILLS, type Skill } from './engine/skills.ts';
