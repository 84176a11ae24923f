import threading, time, logging, sys
logging.basicConfig(level=logging.INFO, format='%(threadName)s %(levelname)s %(message)s', stream=sys.stdout)
def worker(n):
    logging.info('starting %d', n)
    time.sleep(0.1*n)
    logging.info('done %d', n)
ts=[threading.Thread(target=worker,args=(i,),name=f'W{i}') for i in range(1,4)]
for t in ts: t.start(); time.sleep(0.01)
for t in ts: t.join()
logging.info('all done')
