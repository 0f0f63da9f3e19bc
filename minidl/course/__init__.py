"What runs the course: the judges of the exercises, grading, the doctor, the commands."
